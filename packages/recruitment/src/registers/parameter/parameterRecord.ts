import type { IsoDate } from '@corridor/kernel'
import {
  actionsOf,
  type CommandOf,
  canonicalJson,
  defineRecord,
  finding,
  type JsonValue,
} from '@corridor/ledger'
import { z } from 'zod'
import {
  DaySchema,
  LegalBasisSchema,
  PARAMETER_VALUES,
  ParameterKeySchema,
  ParameterNameSchema,
} from '../../checks/index.ts'
import { Country, Digest, Words } from '../fields.ts'
import { OTHER_PERSON, proposerOf } from '../Proposer.ts'
import type { ParameterFacts, ParameterFile } from './ParameterFile.ts'

const CONFIRMATION = 'parameter.confirmation'

const defineAction = actionsOf<ParameterFile, ParameterFacts>()

/** Time for the social partners to be heard, too. */
const CONFIRMED_IN_TIME = {
  name: CONFIRMATION,
  within: { count: 30, unit: 'days' },
  parameter: 'parameter_confirmation_days',
  missed: 'parameter.lapse',
} as const

const StatedBasis = LegalBasisSchema.omit({ textDigest: true, verifiedBy: true, verifiedAt: true })

/** Of the form of its name, which is looked at below; every form is an object. */
const Value = z.looseObject({}) as unknown as z.ZodType<JsonValue>

const Stated = z
  .strictObject({
    name: ParameterNameSchema,
    key: ParameterKeySchema,
    jurisdiction: Country,
    value: Value,
    validFrom: DaySchema,
    validUntil: DaySchema.nullable(),
    legalBasis: z.array(StatedBasis).min(1).max(20),
    source: Words,
    correction: Words.nullable(),
  })
  .superRefine(({ name, value }, context) => {
    const read = PARAMETER_VALUES[name].safeParse(value)
    for (const issue of read.success ? [] : read.error.issues) {
      context.addIssue({
        code: 'custom',
        message: issue.message,
        path: ['value', ...issue.path],
      })
    }
  })

/** SD5: for days to come, unless an error is corrected, with what was wrong. */
const isInTheFuture = (
  { validFrom, correction }: { readonly validFrom: IsoDate; readonly correction: string | null },
  { today }: ParameterFacts,
) =>
  finding(
    'parameter.in_the_future',
    correction !== null || validFrom > today,
    `${validFrom} is not after today, ${today}: propose a later first day, or say which error it corrects`,
  )

const oneProposal = (state: ParameterFile | null) =>
  finding('parameter.one_proposal', (state?.proposal ?? null) === null, 'another proposal waits')

const isProposed = (state: ParameterFile) =>
  finding('parameter.proposed', state.proposal !== null, 'nothing is proposed')

/** Proposes a value from a day on; the social partners are told. */
const propose = defineAction({
  type: 'parameter.propose',
  permission: 'propose.parameter',
  payload: Stated,
  from: ['none', 'proposed', 'set'],
  to: ['proposed', 'set'],
  opens: [CONFIRMED_IN_TIME],
  guard: (state, payload, { facts }) => [
    oneProposal(state),
    finding(
      'parameter.same_key',
      state === null ||
        (state.name === payload.name &&
          state.jurisdiction === payload.jurisdiction &&
          canonicalJson(state.key) === canonicalJson(payload.key)),
      `this is the record of ${state?.name}, decided in ${state?.jurisdiction}`,
    ),
    finding(
      'parameter.days_in_order',
      payload.validUntil === null || payload.validFrom <= payload.validUntil,
      `${payload.validUntil} is before ${payload.validFrom}`,
    ),
    isInTheFuture(payload, facts),
  ],
  fold: (state, { name, key, jurisdiction, ...stated }, act) => ({
    ...(state ?? { status: 'proposed', name, key, jurisdiction, versions: [] }),
    proposal: { act: 'set', ...stated, comments: [], ...proposerOf(act) },
  }),
})

/** Proposes that there is no value any more from a day on. */
const proposeEnd = defineAction({
  type: 'parameter.proposeEnd',
  permission: 'propose.parameter',
  payload: z.strictObject({ validFrom: DaySchema, reason: Words, correction: Words.nullable() }),
  from: ['set'],
  to: ['set'],
  opens: [CONFIRMED_IN_TIME],
  guard: (state, payload, { facts }) => [oneProposal(state), isInTheFuture(payload, facts)],
  fold: (state, payload, act) => ({
    ...state,
    proposal: { act: 'end', ...payload, comments: [], ...proposerOf(act) },
  }),
})

/** What a union or an employers' organisation says of a proposal. */
const comment = defineAction({
  type: 'parameter.comment',
  permission: 'review.parameter',
  payload: z.strictObject({ text: Words }),
  from: ['proposed', 'set'],
  to: ['proposed', 'set'],
  expected: 'any',
  guard: (state) => [isProposed(state)],
  fold: (state, { text }, { actor, role, organisation, recordedAt }) => {
    const { proposal } = state
    if (proposal === null) return state
    const said = { text, role, organisation, by: actor, at: recordedAt }
    return { ...state, proposal: { ...proposal, comments: [...proposal.comments, said] } }
  },
  foldErased: (state) => state,
})

/** Puts it into force; what was in force before is kept. */
const confirm = defineAction({
  type: 'parameter.confirm',
  permission: 'confirm.parameter',
  payload: z.strictObject({}),
  from: ['proposed', 'set'],
  to: ['proposed', 'set'],
  closes: [CONFIRMATION],
  separation: OTHER_PERSON,
  guard: (state, _, { facts }) => [
    isProposed(state),
    ...(state.proposal === null ? [] : [isInTheFuture(state.proposal, facts)]),
  ],
  fold: (state, _, { version, actor, recordedAt }) => {
    const { proposal } = state
    if (proposal === null) return state
    const confirmed = { version, confirmedAt: recordedAt, confirmedBy: actor, verification: null }
    return {
      ...state,
      status: 'set',
      versions: [...state.versions, { ...proposal, ...confirmed }],
      proposal: null,
    }
  },
})

/** States, under a published name, that a value and its bases were compared with the official texts. */
const certify = defineAction({
  type: 'parameter.certify',
  permission: 'certify.parameter',
  payload: z.strictObject({
    /** Of the value, as results name it. */
    version: z.int().min(1),
    reviewer: z.string().trim().min(1).max(200),
    textSeen: Words,
    readOn: DaySchema,
    textDigests: z.array(Digest.nullable()).max(20),
  }),
  from: ['set'],
  to: ['set'],
  separation: {
    rule: 'SD1',
    words: 'who proposed a value cannot verify it: another person must do it',
    excluded: ({ versions }, { version }) => ({
      persons: versions.find((one) => one.version === version)?.by ?? [],
    }),
  },
  guard: ({ versions }, { version, readOn, textDigests }, { facts }) => {
    const found = versions.find((one) => one.version === version)
    const isValue = found?.act === 'set'
    return [
      finding('parameter.version_known', isValue, `version ${version} put no value into force`),
      finding(
        'parameter.not_verified_yet',
        !isValue || found.verification === null,
        `version ${version} is verified already`,
      ),
      finding('parameter.read_before', readOn <= facts.today, `${readOn} is not over yet`),
      finding(
        'parameter.every_basis',
        !isValue || found.legalBasis.length === textDigests.length,
        'give for each legal basis the digest of its text, or null where it was not loaded',
      ),
    ]
  },
  fold: (state, { version, ...seen }, { actor, recordedAt }) => ({
    ...state,
    versions: state.versions.map((one) =>
      one.version === version
        ? { ...one, verification: { ...seen, by: actor, at: recordedAt } }
        : one,
    ),
  }),
})

const endOfProposal = {
  from: ['proposed', 'set'],
  to: ['proposed', 'set'],
  closes: [CONFIRMATION],
  guard: (state: ParameterFile) => [isProposed(state)],
} as const

const withoutProposal = (state: ParameterFile) => ({ ...state, proposal: null })

/** Turns a proposal down. */
const decline = defineAction({
  ...endOfProposal,
  type: 'parameter.decline',
  permission: 'confirm.parameter',
  payload: z.strictObject({ reason: Words }),
  fold: withoutProposal,
  foldErased: withoutProposal,
})

/** Takes a proposal back. */
const withdraw = defineAction({
  ...endOfProposal,
  type: 'parameter.withdraw',
  permission: 'propose.parameter',
  payload: z.strictObject({ reason: Words }),
  fold: withoutProposal,
  foldErased: withoutProposal,
})

/** A proposal nobody confirmed in time ends; no role holds the permission, only the clock acts so. */
const lapse = defineAction({
  ...endOfProposal,
  type: 'parameter.lapse',
  permission: 'lapse.parameter',
  payload: z.strictObject({}),
  fold: withoutProposal,
})

/** What people do with parameters, by name; the clock's own action is not among them. */
export const parameterActions = {
  propose,
  proposeEnd,
  comment,
  confirm,
  certify,
  decline,
  withdraw,
} as const

/** Dated parameters of the rules, one record for each name and key; nothing is lost. */
export const parameterRecord = defineRecord({
  kind: 'parameter',
  statuses: ['proposed', 'set'],
  actions: [propose, proposeEnd, comment, confirm, certify, decline, withdraw, lapse],
})

export type ParameterCommand = CommandOf<typeof parameterRecord>
