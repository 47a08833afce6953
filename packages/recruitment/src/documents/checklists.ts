import type { SubjectKind } from './Document.ts'
import type { DocumentType } from './documentTypes.ts'

/** Steps that need documents. */
export const CHECKLIST_STEPS = [
  'licence.screen',
  'accreditation.register',
  'jobOrder.approve',
  'contract.approve',
  'clearance.issue',
] as const

export type ChecklistStep = (typeof CHECKLIST_STEPS)[number]

/** One document that a step needs. */
export interface RequiredDocument {
  readonly type: DocumentType
  /** The record of the step, or another of the same file, to which it is attached. */
  readonly of: SubjectKind
}

/** What a step needs, on every corridor or on one. */
export interface Checklist {
  readonly step: ChecklistStep
  /** `XAA-XBB`; null for every corridor that has no list of its own. */
  readonly corridor: string | null
  readonly required: readonly RequiredDocument[]
}

const of = (kind: SubjectKind, ...types: readonly DocumentType[]): readonly RequiredDocument[] =>
  types.map((type) => ({ type, of: kind }))

/**
 * What is needed where an installation has set no list of its own. A proposal: which documents the
 * law of a State asks for was not verified.
 */
export const CHECKLISTS: readonly Checklist[] = [
  {
    step: 'licence.screen',
    corridor: null,
    required: of(
      'licence',
      'registration_certificate',
      'tax_clearance',
      'director_identity',
      'police_clearance',
      'office_lease',
    ),
  },
  {
    step: 'accreditation.register',
    corridor: null,
    required: of('accreditation', 'power_of_attorney', 'registration_certificate'),
  },
  {
    step: 'jobOrder.approve',
    corridor: null,
    required: of('jobOrder', 'demand_letter', 'specimen_contract'),
  },
  {
    step: 'contract.approve',
    corridor: null,
    required: of('contract', 'contract_copy'),
  },
  {
    step: 'clearance.issue',
    corridor: null,
    // A copy of the contract and written information before departure: C097, Annex I, Article 5(1).
    required: [
      ...of('worker', 'passport', 'visa', 'medical_certificate', 'orientation_certificate'),
      ...of('worker', 'insurance_policy'),
      ...of('contract', 'contract_copy', 'written_information'),
    ],
  },
]

/**
 * What a record of a kind needs sooner or later, whatever the step: what its page asks for.
 *
 * @example documentsNeededOf('contract').map(({ type }) => type) // => ['contract_copy', 'written_information']
 */
export function documentsNeededOf(
  kind: SubjectKind,
  lists: readonly Checklist[] = CHECKLISTS,
): readonly RequiredDocument[] {
  const all = lists
    .filter(({ corridor }) => corridor === null)
    .flatMap(({ required }) => required.filter((one) => one.of === kind))
  return all.filter(({ type }, at) => all.findIndex((one) => one.type === type) === at)
}

/**
 * What a step needs on a corridor: the list of the corridor, else the one of all.
 *
 * @returns null where there is no list: whether anything is missing cannot be told then.
 * @example requiredDocuments('contract.approve', 'XAA-XBB')?.map(({ type }) => type) // => ['contract_copy']
 */
export function requiredDocuments(
  step: ChecklistStep,
  corridor: string | null,
  lists: readonly Checklist[] = CHECKLISTS,
): readonly RequiredDocument[] | null {
  const ofStep = lists.filter((list) => list.step === step)
  const own = ofStep.find((list) => list.corridor !== null && list.corridor === corridor)
  return (own ?? ofStep.find((list) => list.corridor === null))?.required ?? null
}
