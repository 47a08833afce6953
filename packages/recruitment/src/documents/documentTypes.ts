import type { SubjectKind } from './Document.ts'

/** What is fixed about a type of document. */
export interface DocumentTypeFacts {
  /** Records to which it may be attached. */
  readonly of: readonly SubjectKind[]
  /** Has a last day: without one nobody can tell whether it is in force. */
  readonly expires: boolean
  /** Says something of one person or organisation: the same file for another is a sign of fraud. */
  readonly unique: boolean
}

const facts = (
  of: readonly SubjectKind[],
  { expires = false, unique = true }: Partial<Omit<DocumentTypeFacts, 'of'>> = {},
): DocumentTypeFacts => ({ of, expires, unique })

const EXPIRES = { expires: true } as const
const APPLICANT = ['organisation', 'licence'] as const

/** The closed list of types of documents. */
export const DOCUMENT_TYPES = {
  registration_certificate: facts(['organisation', 'licence', 'accreditation']),
  tax_clearance: facts(APPLICANT, EXPIRES),
  office_lease: facts(APPLICANT, EXPIRES),
  business_plan: facts(['licence']),
  director_identity: facts(APPLICANT, EXPIRES),
  police_clearance: facts(['organisation', 'licence', 'worker'], EXPIRES),
  bank_guarantee: facts(['licence', 'bond'], EXPIRES),
  deposit_receipt: facts(['licence', 'bond']),
  power_of_attorney: facts(['accreditation', 'contract'], EXPIRES),
  demand_letter: facts(['jobOrder', 'accreditation']),
  specimen_contract: facts(['jobOrder'], { unique: false }),
  recruitment_permit: facts(['jobOrder'], EXPIRES),
  identity_card: facts(['worker']),
  passport: facts(['worker'], EXPIRES),
  photograph: facts(['worker']),
  visa: facts(['worker', 'clearance'], EXPIRES),
  medical_certificate: facts(['worker', 'clearance'], EXPIRES),
  skill_certificate: facts(['worker']),
  orientation_certificate: facts(['worker', 'clearance']),
  insurance_policy: facts(['worker', 'contract', 'clearance'], EXPIRES),
  contract_copy: facts(['contract']),
  contract_translation: facts(['contract']),
  written_information: facts(['contract', 'clearance'], { unique: false }),
  fee_receipt: facts(['contract', 'worker']),
  travel_ticket: facts(['clearance']),
  other: facts(
    [
      'organisation',
      'licence',
      'bond',
      'accreditation',
      'jobOrder',
      'worker',
      'contract',
      'clearance',
    ],
    { unique: false },
  ),
} as const satisfies Readonly<Record<string, DocumentTypeFacts>>

export type DocumentType = keyof typeof DOCUMENT_TYPES

export const DOCUMENT_TYPE_NAMES = Object.keys(DOCUMENT_TYPES) as readonly DocumentType[]

/** Types that may be attached to a kind of record. */
export const typesOf = (kind: SubjectKind): readonly DocumentType[] =>
  DOCUMENT_TYPE_NAMES.filter((type) =>
    (DOCUMENT_TYPES[type].of as readonly SubjectKind[]).includes(kind),
  )
