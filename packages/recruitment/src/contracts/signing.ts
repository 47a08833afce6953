import { type DecisionContext, finding } from '@corridor/ledger'
import { z } from 'zod'
import {
  type Contract,
  type ContractContent,
  type ContractFacts,
  offeredVersion,
  REFUSAL_REASONS,
  type WorkerSignature,
} from './Contract.ts'
import { ANSWER, backToDraft, defineAction, textIn, withVersion } from './drafting.ts'
import { Day, LanguageCode } from './fields.ts'
import { minimumReadingSeconds } from './readingTime.ts'

/** What a worker signs: which version, and how she read it. */
export const ReadingSchema = z.strictObject({
  /** Number of the version before her eyes. */
  version: z.int().min(1),
  language: LanguageCode,
  /** Seconds for which the text was before her eyes. */
  readSeconds: z.int().min(0).max(86_400),
})

export const isWorker = ({ role, actor, facts }: DecisionContext<ContractFacts>) =>
  finding(
    'contract.own_credential',
    role === 'worker' && facts.worker?.person === actor,
    'only the worker herself can do this, signed in with her own code',
  )

export const isEmployer = (
  { employer }: Contract,
  { role, organisation }: DecisionContext<ContractFacts>,
) =>
  finding(
    'contract.employers_own',
    role === 'employer' && organisation === employer,
    'only somebody of the employer can do this',
  )

/** Whether the text can have been read: opened, and long enough ago. */
export function wasRead(
  content: ContractContent | null,
  { language, readSeconds }: z.output<typeof ReadingSchema>,
  { secondsSinceOpened, secondsPer100Words }: ContractFacts,
) {
  const text = textIn(content, language)
  const least = text === null ? 0 : minimumReadingSeconds(text, secondsPer100Words)
  // Her page counts; that it cannot have counted more than passed is known here.
  const read = Math.min(readSeconds, secondsSinceOpened ?? 0)
  return [
    finding('contract.text_there', text !== null, `there is no text in ${language}`),
    finding('contract.opened', secondsSinceOpened !== null, 'the contract was not opened yet'),
    finding(
      'contract.read_long_enough',
      secondsSinceOpened === null ? null : read >= least,
      `the text takes ${least} seconds at least; read it in peace and sign then`,
    ),
  ]
}

export const signatureOf = (
  { language, readSeconds }: Pick<WorkerSignature, 'language' | 'readSeconds'>,
  { actor, recordedAt }: { readonly actor: string; readonly recordedAt: string },
): WorkerSignature => ({ by: actor, at: recordedAt, language, readSeconds })

const UNKNOWN = { language: null, readSeconds: null }

/** The worker signs what she read, with her own credential; before the employer. */
export const sign = defineAction({
  type: 'contract.sign',
  permission: 'sign.contract',
  payload: ReadingSchema,
  from: ['worker_review'],
  to: ['worker_review'],
  guard: (state, reading, context) => [
    isWorker(context),
    finding('contract.unsigned', state.review?.worker === null, 'she signed it already'),
    finding(
      'contract.same_version',
      state.review?.number === reading.version,
      'another version is offered now; read that one',
    ),
    ...wasRead(offeredVersion(state)?.content ?? null, reading, context.facts),
  ],
  fold: (state, reading, act) => ({ ...state, review: reviewed(state, signatureOf(reading, act)) }),
  foldErased: (state, act) => ({ ...state, review: reviewed(state, signatureOf(UNKNOWN, act)) }),
})

const reviewed = ({ review }: Contract, worker: WorkerSignature) =>
  review === null ? null : { ...review, worker }

/** The worker says no; why is hers to say or not. The agency may write another. */
export const refuse = defineAction({
  type: 'contract.refuse',
  permission: 'sign.contract',
  payload: z.strictObject({ reason: z.enum(REFUSAL_REASONS) }),
  from: ['worker_review'],
  to: ['draft'],
  closes: [ANSWER],
  guard: (_, __, context) => [isWorker(context)],
  fold: (state, { reason }, { recordedAt }) => refused(state, reason, recordedAt),
  foldErased: (state, { recordedAt }) => refused(state, null, recordedAt),
})

const refused = (state: Contract, reason: Contract['refusals'][number]['reason'], at: string) => ({
  ...backToDraft(state),
  refusals: [...state.refusals, { number: state.review?.number ?? 0, reason, at }],
})

/** The employer signs after the worker; a vacancy of the job order is held from here on. */
export const countersign = defineAction({
  type: 'contract.countersign',
  permission: 'sign.contract',
  payload: z.strictObject({ version: z.int().min(1), on: Day }),
  from: ['worker_review'],
  to: ['signed'],
  closes: [ANSWER],
  guard: (state, { version, on }, context) => [
    isEmployer(state, context),
    finding(
      'contract.worker_first',
      state.review !== null && state.review.worker !== null,
      'the worker signs first',
    ),
    finding(
      'contract.same_version',
      state.review?.number === version,
      'another version is offered now; read that one',
    ),
    finding('contract.signed_today', on === context.facts.today, `today is ${context.facts.today}`),
    ...(state.jobOrder === null
      ? []
      : [
          finding(
            'contract.vacancy_left',
            context.facts.vacancyLeft,
            'no vacancy of the job order is left, or the order cannot be used now',
          ),
        ]),
  ],
  fold: (state, { on }, act) => signed(state, on, act),
  foldErased: (state, act) => signed(state, null, act),
})

function signed(
  state: Contract,
  on: string | null,
  { actor, recordedAt }: { readonly actor: string; readonly recordedAt: string },
): Extract<Contract, { readonly status: 'signed' }> {
  return {
    ...withVersion(state, 'origin', offeredVersion(state)?.content ?? null, recordedAt),
    status: 'signed',
    review: null,
    signatures: {
      // The guard saw that she had signed.
      worker: state.review!.worker!,
      employer: { by: actor, at: recordedAt },
      on,
    },
    holdsVacancy: state.jobOrder !== null,
  }
}
