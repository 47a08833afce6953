import { actionsOf, finding } from '@corridor/ledger'
import { z } from 'zod'
import { ContractTermsSchema } from '../checks/index.ts'
import type { Contract, ContractContent, ContractFacts, VersionKind } from './Contract.ts'
import { Id, Jurisdiction, LanguageCode, Office } from './fields.ts'

/** `defineAction` for contracts. */
export const defineAction = actionsOf<Contract, ContractFacts>()

/** The deadline for the worker's and then the employer's answer. */
export const ANSWER = 'contract.answer'

/** Longer than any contract read; a limit against floods. */
const MOST_CHARACTERS = 60_000

export const ContentSchema = z.strictObject({
  terms: ContractTermsSchema,
  texts: z
    .array(
      z.strictObject({
        language: LanguageCode,
        body: z.string().trim().min(1).max(MOST_CHARACTERS),
      }),
    )
    .max(6),
  documents: z.array(z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 digest')).max(20),
})

/** The text in a language, if there is one. */
export const textIn = (content: ContractContent | null, language: string) =>
  content?.texts.find((text) => text.language === language) ?? null

export const hasText = (content: ContractContent | null, language: string) =>
  finding(
    'contract.in_workers_language',
    textIn(content, language) !== null,
    `there is no text in ${language}, in which the worker reads it`,
  )

/** One text for each language. */
export const textsDiffer = ({ texts }: ContractContent) =>
  finding(
    'contract.one_text_a_language',
    new Set(texts.map(({ language }) => language)).size === texts.length,
    'there are two texts in the same language',
  )

const Parties = z.strictObject({
  worker: Id,
  agency: Id,
  employer: Id,
  jobOrder: Id.nullable(),
  office: Office.nullable(),
  jurisdiction: Jurisdiction.nullable(),
  post: Office.nullable(),
  language: LanguageCode,
})

const fresh = {
  status: 'draft',
  versions: [],
  review: null,
  refusals: [],
  signatures: null,
  checks: null,
  approved: null,
  amendment: null,
  fees: [],
  holdsVacancy: false,
  end: null,
} as const

/** Begins a contract between a worker and an employer, by the agency. */
export const draft = defineAction({
  type: 'contract.draft',
  permission: 'prepare.contract',
  payload: z.strictObject({ ...Parties.shape, content: ContentSchema }),
  from: ['none'],
  to: ['draft'],
  guard: (_, { worker, agency, language, employer, content, jobOrder }, { facts }) => [
    finding(
      'contract.worker_open',
      facts.worker?.openTo.includes(agency) === true,
      `there is no worker ${worker} whose file is open to this agency`,
    ),
    finding(
      'contract.worker_language',
      facts.worker === null || facts.worker.languages.includes(language),
      `the worker’s file does not name ${language} among the languages she reads`,
    ),
    finding('contract.agency_active', facts.agencyActive, `${agency} is not an agency that works`),
    finding(
      'contract.employer_active',
      facts.employerActive,
      `${employer} is not in the register as an employer that works`,
    ),
    ...(facts.officesOpen === null
      ? []
      : [
          finding(
            'contract.offices_known',
            facts.officesOpen,
            'the office or the post is not an open office of an authority',
          ),
        ]),
    ...(jobOrder === null
      ? []
      : [
          finding(
            'contract.job_order_fits',
            facts.jobOrderFits,
            `the job order ${jobOrder} is not one of this agency and employer`,
          ),
        ]),
    textsDiffer(content),
  ],
  fold: (_, { content, ...parties }, { recordedAt: openedAt }) => ({
    ...fresh,
    ...parties,
    openedAt,
    draft: content,
  }),
  foldErased: (_, { organisation, recordedAt: openedAt }) => ({
    ...fresh,
    openedAt,
    worker: '',
    agency: organisation ?? '',
    employer: '',
    jobOrder: null,
    office: null,
    jurisdiction: null,
    post: null,
    language: 'und',
    draft: null,
  }),
})

/** Writes the draft anew. */
export const redraft = defineAction({
  type: 'contract.redraft',
  permission: 'prepare.contract',
  payload: z.strictObject({ content: ContentSchema }),
  from: ['draft'],
  to: ['draft'],
  guard: (_, { content }) => [textsDiffer(content)],
  fold: (state, { content }) => ({ ...state, draft: content }),
  foldErased: (state) => ({ ...state, draft: null }),
})

/** Puts the draft before the worker: from here on its words are fixed. */
export const offer = defineAction({
  type: 'contract.offer',
  permission: 'prepare.contract',
  payload: z.strictObject({}),
  from: ['draft'],
  to: ['worker_review'],
  opens: [
    {
      name: ANSWER,
      within: { count: 30, unit: 'days' },
      parameter: 'contract.answer.days',
      missed: 'contract.lapse',
    },
  ],
  guard: (state) => [
    finding('contract.written', state.draft !== null, 'nothing is written yet; write it first'),
    hasText(state.draft, state.language),
  ],
  fold: (state, _payload, { recordedAt }) => offered(state, recordedAt),
  foldErased: (state, { recordedAt }) => offered(state, recordedAt),
})

const offered = (
  state: Contract,
  at: string,
): Extract<Contract, { readonly status: 'worker_review' }> => ({
  ...withVersion(state, 'offer', state.draft, at),
  status: 'worker_review',
  draft: null,
  review: { number: state.versions.length + 1, sentAt: at, worker: null },
})

/** The contract with one version more. */
export const withVersion = (
  state: Contract,
  kind: VersionKind,
  content: ContractContent | null,
  at: string,
  registeredOn: string | null = null,
): Contract => ({
  ...state,
  versions: [
    ...state.versions,
    { number: state.versions.length + 1, kind, content, at, registeredOn },
  ],
})

/** Back to the draft, with the words last offered. */
export const backToDraft = (state: Contract): Extract<Contract, { readonly status: 'draft' }> => ({
  ...state,
  status: 'draft',
  review: null,
  signatures: null,
  checks: null,
  approved: null,
  holdsVacancy: false,
  draft: state.versions.findLast(({ kind }) => kind === 'offer')?.content ?? null,
})

/** The agency takes its offer back, before both have signed. */
export const recall = defineAction({
  type: 'contract.recall',
  permission: 'prepare.contract',
  payload: z.strictObject({}),
  from: ['worker_review'],
  to: ['draft'],
  closes: [ANSWER],
  fold: backToDraft,
  foldErased: backToDraft,
})

/** An offer that nobody answered in time ends; only the clock acts so. */
export const lapse = defineAction({
  type: 'contract.lapse',
  permission: 'lapse.contract',
  payload: z.strictObject({}),
  from: ['worker_review'],
  to: ['draft'],
  closes: [ANSWER],
  fold: backToDraft,
  foldErased: backToDraft,
})
