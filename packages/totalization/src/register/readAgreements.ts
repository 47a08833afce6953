import { type ProblemList, problemList, shown, stopOnProblems } from '@corridor/kernel'
import { z } from 'zod'
import { BRANCHES } from '../Branch.ts'
import { IsoDateSchema, StateCodeSchema } from '../schemas.ts'
import { VERIFICATION_LEVELS } from '../Verification.ts'
import { AGREEMENT_FEATURES, type SocialSecurityAgreement } from './SocialSecurityAgreement.ts'

const day = IsoDateSchema.nullable()
const text = z.string().trim().min(1).max(500)
const provenance = {
  verification: z.enum(VERIFICATION_LEVELS),
  source: text.nullable(),
}

const Feature = z.strictObject({
  answer: z.enum(['yes', 'no', 'not-said']),
  article: text.nullable(),
  ...provenance,
})

const Agreement = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write lower-case words joined by hyphens'),
  name: text,
  kind: z.enum(['regulation', 'multilateral', 'bilateral', 'pattern']),
  citation: text,
  signed: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?$/, 'write a day, or a year where no more is known')
    .nullable(),
  publisher: text,
  source: text.nullable(),
  licence: text,
  describedOn: IsoDateSchema,
  parties: z
    .array(z.strictObject({ state: StateCodeSchema, from: day, to: day, ...provenance }))
    .min(2)
    .max(250),
  hub: StateCodeSchema.nullable(),
  provisional: z.strictObject({ from: day, articles: text, ...provenance }).nullable(),
  branches: z.array(
    z.strictObject({
      branch: z.enum(BRANCHES),
      coordination: z.enum(['added', 'paid-abroad']),
      article: text.nullable(),
      ...provenance,
    }),
  ),
  features: z.strictObject(
    Object.fromEntries(AGREEMENT_FEATURES.map((name) => [name, Feature])) as Record<
      (typeof AGREEMENT_FEATURES)[number],
      typeof Feature
    >,
  ),
  instrument: z.string().nullable(),
  note: z.string().max(1000).nullable(),
})

const MOST_AGREEMENTS = 2000

const File = z.strictObject({
  schema: z.literal('corridor-social-security-agreements-1'),
  agreements: z.array(Agreement).min(1).max(MOST_AGREEMENTS),
})

/** Problems that are told one by one; the others are counted. */
const KEPT_PROBLEMS = 100

/**
 * Reads a file of agreements on social security; all of it or nothing.
 *
 * @throws {DomainError} `bad_file` with every problem: the agreement by its place in the file (row),
 * its id and field (column), what is wrong and what to write.
 */
export function readAgreements(
  value: unknown,
  file: string,
  origin: SocialSecurityAgreement['origin'],
): readonly SocialSecurityAgreement[] {
  const problems = problemList(file, KEPT_PROBLEMS)
  const read = File.safeParse(value)
  if (!read.success) {
    for (const issue of read.error.issues) addIssue(problems, issue, value)
    stopOnProblems(problems)
    throw new RangeError('a file that was not read has problems')
  }
  const { agreements } = read.data
  for (const [place, one] of agreements.entries()) {
    const first = agreements.findIndex(({ id }) => id === one.id)
    if (first !== place) {
      problems.add(
        place + 1,
        `${one.id}: id`,
        `there are two agreements ${shown(one.id)}; the other is number ${first + 1}`,
        'Give one of them another id, or take it out',
      )
    }
    for (const [number, { state, from, to }] of one.parties.entries()) {
      if (from === null || to === null || to >= from) continue
      problems.add(
        place + 1,
        `${one.id}: parties.${number}.to`,
        `${state} is bound until ${to}, before its first day ${from}`,
        'Write the last day on which it is bound, or null while it goes on',
      )
    }
  }
  stopOnProblems(problems)
  return agreements.map((one) => ({ ...one, origin }))
}

type Issue = z.core.$ZodIssue

/** A problem of the form, at its agreement and field. */
function addIssue(problems: ProblemList, issue: Issue, value: unknown): void {
  const [list, place, ...field] = issue.path
  if (list !== 'agreements' || typeof place !== 'number') {
    problems.add(null, issue.path.join('.') || null, issue.message, fixOf(issue))
    return
  }
  const entry = (value as { readonly agreements: readonly unknown[] }).agreements[place]
  const id = (entry as { readonly id?: unknown } | null)?.id
  const name = typeof id === 'string' ? `${id}: ${field.join('.')}` : field.join('.')
  problems.add(place + 1, name, issue.message, fixOf(issue))
}

function fixOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `Write ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}`
    case 'unrecognized_keys':
      return `Take out ${issue.keys.join(', ')}; the form is that of data/totalization/agreements.json`
    case 'invalid_type':
      return `Write ${issue.expected === 'object' ? 'an object' : `a value of the kind ${issue.expected}`}, as in data/totalization/agreements.json`
    default:
      return 'Correct it as in data/totalization/agreements.json'
  }
}

/**
 * The register: what comes with Corridor, and over it what was imported; of two with one id the
 * later import.
 */
export function layOver(
  shipped: readonly SocialSecurityAgreement[],
  imported: readonly SocialSecurityAgreement[],
): readonly SocialSecurityAgreement[] {
  const byId = new Map([...shipped, ...imported].map((one) => [one.id, one]))
  return [...byId.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
}
