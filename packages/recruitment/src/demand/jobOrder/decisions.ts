import { type Finding, finding } from '@corridor/ledger'
import { z } from 'zod'
import { DaySchema, LanguageSchema, stoppingFindings } from '../../checks/index.ts'
import { behind, Reason } from '../fields.ts'
import type { JobOrder, Position } from './JobOrder.ts'
import { assessJobOrder, type JobOrderCheckFacts } from './jobOrderChecks.ts'
import { APPROVAL, ATTESTATION, defineAction, EXPIRY } from './preparation.ts'

/** Says at the post that the principal and the demand are real. */
export const attest = defineAction({
  type: 'jobOrder.attest',
  permission: 'attest.job-order',
  payload: z.strictObject({
    verifiedOn: DaySchema,
    headcount: z.int().min(0).max(10_000_000).nullable(),
    remark: Reason.nullable(),
  }),
  from: ['submitted'],
  to: ['attested'],
  opens: [
    { name: APPROVAL, within: { count: 15, unit: 'days' }, parameter: 'jobOrder.approval.days' },
  ],
  closes: [ATTESTATION],
  separation: {
    rule: 'SD1',
    words: 'who wrote or handed it in cannot attest it: another person must do it',
    excluded: ({ authors }) => ({ persons: authors }),
  },
  guard: (_, { verifiedOn }, { facts }) => [
    finding(
      'jobOrder.verified_before',
      verifiedOn <= facts.today,
      `${verifiedOn} is still to come`,
    ),
  ],
  fold: (state, payload, act) => ({
    ...state,
    status: 'attested',
    since: act.recordedAt,
    attestation: { ...payload, at: act.recordedAt, by: behind(act) },
  }),
})

const sentBack = { returned: Reason }

/** Sends it back from the post, with what is missing. */
export const returnFromPost = defineAction({
  type: 'jobOrder.returnFromPost',
  permission: 'attest.job-order',
  payload: z.strictObject(sentBack),
  from: ['submitted'],
  to: ['draft'],
  closes: [ATTESTATION],
  fold: (state, { returned }, { recordedAt }) => ({
    ...state,
    status: 'draft',
    since: recordedAt,
    returned,
    attestation: null,
  }),
})

/** Sends it back from the licensing office; it is attested anew when it comes again. */
export const returnFromOffice = defineAction({
  type: 'jobOrder.returnFromOffice',
  permission: 'approve.job-order',
  payload: z.strictObject(sentBack),
  from: ['attested'],
  to: ['draft'],
  closes: [APPROVAL],
  fold: (state, { returned }, { recordedAt }) => ({
    ...state,
    status: 'draft',
    since: recordedAt,
    returned,
    attestation: null,
  }),
})

const Quantities = z
  .array(z.strictObject({ position: z.string().max(20), quantity: z.int().min(0).max(100_000) }))
  .min(1)
  .max(50)
  .readonly()

const fits = (
  positions: readonly Pick<Position, 'position' | 'quantity'>[],
  given: z.infer<typeof Quantities>,
): boolean =>
  given.length === positions.length &&
  positions.every(({ position, quantity }) =>
    given.some((one) => one.position === position && one.quantity <= quantity),
  ) &&
  given.some(({ quantity }) => quantity > 0)

const Approved = z.strictObject({
  validUntil: DaySchema,
  quantities: Quantities,
  /** Why it may be approved though a check asks a person to look; null where none does. */
  reason: Reason.nullable(),
})

const FirstApproved = Approved.omit({ reason: true }).extend({
  capacityRemark: Reason.nullable(),
})

type Attested = Extract<JobOrder, { readonly status: 'attested' }>

/** Approves what the attaché attested, as a whole or fewer vacancies, until a day. */
export const approve = defineAction({
  type: 'jobOrder.approve',
  permission: 'approve.job-order',
  payload: Approved,
  from: ['attested'],
  to: ['approved'],
  foldVersion: 2,
  // Asked for words about the number of vacancies alone.
  earlier: {
    1: {
      fold: (state, payload, act) => {
        const { capacityRemark: reason, ...approval } = FirstApproved.parse(payload)
        return approved(state as Attested, { ...approval, reason }, act)
      },
    },
  },
  opens: [
    {
      name: EXPIRY,
      due: ({ approval }) => approval?.validUntil ?? '',
      missed: 'jobOrder.expire',
    },
  ],
  closes: [APPROVAL],
  separation: {
    rule: 'SD1',
    words: 'who attested, wrote or handed it in cannot approve it: another person must do it',
    excluded: ({ attestation, authors }) => ({
      persons: [...authors, ...(attestation?.by ?? [])],
    }),
  },
  guard: (state, { validUntil, quantities, reason }, { facts }) => {
    const asked = quantities.reduce((sum, { quantity }) => sum + quantity, 0)
    const { checks, accreditation, today } = facts
    return [
      finding(
        'jobOrder.quantities_fit',
        fits(state.positions, quantities),
        'name each position once, with no more than was asked for, and at least one vacancy in all',
      ),
      finding(
        'jobOrder.valid_days',
        accreditation === null
          ? null
          : validUntil >= today && validUntil <= accreditation.validUntil,
        `the last day must lie between today and the end of the accreditation (${accreditation?.validUntil ?? 'not known'})`,
      ),
      finding(
        'jobOrder.accredited',
        accreditation === null ? null : accreditation.status === 'verified',
        'the accreditation is not in force',
      ),
      ...(checks === null
        ? [finding('jobOrder.checked', null, 'the checks could not be made')]
        : checkedFindings(state, asked, checks, reason)),
    ]
  },
  fold: (state, payload, act) => approved(state, payload, act),
})

const approved = (
  state: Attested,
  approval: z.infer<typeof Approved>,
  act: Parameters<typeof behind>[0] & { readonly recordedAt: string },
) => ({
  ...state,
  status: 'approved' as const,
  since: act.recordedAt,
  approval: { ...approval, at: act.recordedAt, by: behind(act) },
})

/** Rules adopted here stop; whatever else the checks ask to be looked at, she gives a reason for. */
function checkedFindings(
  state: JobOrder,
  asked: number,
  checks: JobOrderCheckFacts,
  reason: string | null,
): readonly Finding[] {
  const { findings, verdict } = assessJobOrder(state, asked, checks)
  return [
    ...stoppingFindings(findings, checks.overridden, checks.today).map(({ rule, met, words }) =>
      finding(rule, met === 'no' ? false : null, words),
    ),
    finding(
      'jobOrder.reason_stated',
      verdict !== 'review' || reason !== null,
      'a check asks a person to look: say why it may be approved',
    ),
  ]
}

const notFrozen = ({ frozen }: { readonly frozen: readonly unknown[] }) =>
  finding('jobOrder.not_frozen', frozen.length === 0, 'the order is frozen')

/** Proposes the text of the advertisement. */
export const proposeAdvert = defineAction({
  type: 'jobOrder.proposeAdvert',
  permission: 'submit.job-order',
  payload: z.strictObject({ text: z.string().trim().min(1).max(5000), language: LanguageSchema }),
  from: ['approved', 'advertised'],
  to: ['approved', 'advertised'],
  guard: (state) => [notFrozen(state)],
  fold: (state, payload, act) => ({
    ...state,
    proposedAdvert: { ...payload, at: act.recordedAt, by: behind(act) },
  }),
})

const isProposed = ({ proposedAdvert }: { readonly proposedAdvert: unknown }) =>
  finding('jobOrder.advert_proposed', proposedAdvert !== null, 'no text is proposed')

/** Approves the text: from now on it may be published, as it stands. */
export const approveAdvert = defineAction({
  type: 'jobOrder.approveAdvert',
  permission: 'approve.job-order',
  payload: z.strictObject({}),
  from: ['approved', 'advertised'],
  to: ['advertised'],
  separation: {
    rule: 'SD1',
    words: 'who proposed the text cannot approve it: another person must do it',
    excluded: ({ proposedAdvert }) => ({ persons: proposedAdvert?.by ?? [] }),
  },
  guard: (state) => [isProposed(state), notFrozen(state)],
  fold: (state, _payload, { recordedAt }) => ({
    ...state,
    status: 'advertised',
    since: state.status === 'advertised' ? state.since : recordedAt,
    advert:
      state.proposedAdvert === null
        ? state.advert
        : { text: state.proposedAdvert.text, language: state.proposedAdvert.language },
    proposedAdvert: null,
  }),
})

/** Turns the text down. */
export const declineAdvert = defineAction({
  type: 'jobOrder.declineAdvert',
  permission: 'approve.job-order',
  payload: z.strictObject({ reason: Reason }),
  from: ['approved', 'advertised'],
  to: ['approved', 'advertised'],
  guard: (state) => [isProposed(state)],
  fold: (state) => ({ ...state, proposedAdvert: null }),
})
