import { DomainError } from '@corridor/kernel'
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

/**
 * Reads a file of agreements on social security.
 *
 * @throws {DomainError} `bad_file` naming the agreement and field, and what is wrong with it.
 */
export function readAgreements(
  value: unknown,
  file: string,
  origin: SocialSecurityAgreement['origin'],
): readonly SocialSecurityAgreement[] {
  const read = File.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new DomainError(
      'bad_file',
      `${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`,
    )
  }
  const agreements = read.data.agreements.map((one) => ({ ...one, origin }))
  for (const [place, { id, parties }] of agreements.entries()) {
    if (agreements.findIndex((one) => one.id === id) !== place) {
      throw new DomainError('bad_file', `${file}: there are two agreements "${id}"`)
    }
    const wrong = parties.find(({ from, to }) => from !== null && to !== null && to < from)
    if (wrong !== undefined) {
      throw new DomainError(
        'bad_file',
        `${file}: ${id}: ${wrong.state} is bound until ${wrong.to}, before its first day ${wrong.from}`,
      )
    }
  }
  return agreements
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
