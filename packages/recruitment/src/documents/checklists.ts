import type { Parameter, ParameterName, ParameterValue } from '../checks/index.ts'
import type { SubjectKind } from './Document.ts'
import { DOCUMENT_TYPES, type DocumentType } from './documentTypes.ts'

/**
 * The lists of documents by step: each is a dated parameter of the register, set by two persons with
 * its legal basis. Which records a step looks at; the first that a type fits is where it belongs.
 */
const STEPS = {
  documents_at_licence: ['licence'],
  documents_at_accreditation: ['accreditation'],
  documents_at_job_order: ['jobOrder'],
  documents_at_signature: ['contract'],
  documents_at_clearance: ['worker', 'contract', 'clearance'],
} as const satisfies Partial<Record<ParameterName, readonly SubjectKind[]>>

type DocumentStep = keyof typeof STEPS
const STEP_NAMES = Object.keys(STEPS) as readonly DocumentStep[]

/** One document that a step needs. */
export interface RequiredDocument {
  readonly type: DocumentType
  /** The record of the step, or another of the same file, to which it is attached. */
  readonly of: SubjectKind
}

/** With whether somebody asks for it. */
export interface NeededDocument extends RequiredDocument {
  /** A list in force asks for it; else it is only advised, while nobody has set a list. */
  readonly isAsked: boolean
}

/**
 * What is shown where nobody has set a list. A proposal that asks for nothing: no check reads it, and
 * which documents the law of a State asks for was not verified.
 */
const ADVISED: Readonly<Record<DocumentStep, readonly DocumentType[]>> = {
  documents_at_licence: [
    ...(['registration_certificate', 'tax_clearance', 'director_identity'] as const),
    ...(['police_clearance', 'office_lease'] as const),
  ],
  documents_at_accreditation: ['power_of_attorney', 'registration_certificate'],
  documents_at_job_order: ['demand_letter', 'specimen_contract'],
  documents_at_signature: ['contract_copy'],
  // A copy of the contract and written information before departure: C097, Annex I, Article 5(1).
  documents_at_clearance: [
    ...(['passport', 'visa', 'medical_certificate', 'orientation_certificate'] as const),
    ...(['insurance_policy', 'contract_copy', 'written_information'] as const),
  ],
}

type InForce = Pick<Parameter, 'name' | 'key' | 'value'>

/**
 * What a record of a kind needs sooner or later, whatever the step: what its page asks for. A list
 * in force for the jurisdiction, for a corridor from it or for everybody takes the place of what is
 * advised for its step.
 *
 * @param parameters in force on the day; others than lists of documents are passed over.
 * @param jurisdiction of the record; null where it has none.
 * @example
 * documentsNeededOf('contract', [], 'NPL').map(({ type }) => type)
 * // => ['contract_copy', 'written_information']
 */
export function documentsNeededOf(
  kind: SubjectKind,
  parameters: readonly InForce[],
  jurisdiction: string | null,
): readonly NeededDocument[] {
  const needed = STEP_NAMES.flatMap((step) => {
    const lists = parameters.filter(({ name, key }) => name === step && fits(key, jurisdiction))
    const isAsked = lists.length > 0
    const types = isAsked
      ? lists.flatMap(({ value }) => (value as ParameterValue<DocumentStep>).required)
      : ADVISED[step]
    return types
      .filter((type): type is DocumentType => homeOf(step, type) === kind)
      .map((type) => ({ type, of: kind, isAsked }))
  })
  // Of one type in two lists the one that is asked for stands.
  const once = new Map(needed.map((one) => [one.type, one]))
  for (const one of needed) if (one.isAsked) once.set(one.type, one)
  return [...once.values()]
}

/** To which record of the step a type belongs; null for one that is not known or fits none. */
function homeOf(step: DocumentStep, type: string): SubjectKind | null {
  if (!Object.hasOwn(DOCUMENT_TYPES, type)) return null
  const of: readonly SubjectKind[] = DOCUMENT_TYPES[type as DocumentType].of
  return STEPS[step].find((kind) => of.includes(kind)) ?? null
}

const fits = ({ jurisdiction, corridor }: InForce['key'], of: string | null): boolean =>
  corridor === undefined
    ? jurisdiction === undefined ||
      of === jurisdiction ||
      of?.startsWith(`${jurisdiction}-`) === true
    : of?.slice(0, 3) === corridor.slice(0, 3)
