import { isIsoDate } from '@corridor/kernel'
import { z } from 'zod'
import { actionsOf } from '../actions/actionsOf.ts'
import { finding } from '../actions/Finding.ts'
import { ORGANISATION_KINDS, type Organisation, type OrganisationFacts } from './Organisation.ts'

/** `defineAction` for organisations. */
export const defineAction = actionsOf<Organisation, OrganisationFacts>()

export const Name = z.string().trim().min(1).max(200)
export const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'letters a-z, digits and hyphens')
export const Day = z.string().refine(isIsoDate, 'a date like 2030-01-31')
export const Reason = z.string().trim().min(1).max(2000)

/** A country by its code of three letters, or a subdivision of it by its code in ISO 3166-2. */
export const Jurisdiction = z
  .string()
  .regex(/^[A-Z]{3}(-[A-Z0-9]{1,3})?$/, 'a country code of three letters, as NPL or NPL-P3')

const Country = z.string().regex(/^[A-Z]{3}$/, 'a country code of three letters')
const Registration = z.string().trim().min(1).max(100)
const OfficeId = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*\.[a-z0-9-]+$/, 'an office as organisation.office')

/** Who keeps the file and who decides on it. */
const Competence = {
  office: OfficeId.nullable(),
  jurisdiction: Jurisdiction.nullable(),
}

const isKnown = (office: string | null, { officeOpen }: OrganisationFacts) =>
  office === null
    ? []
    : [
        finding(
          'organisation.office_known',
          officeOpen,
          `${office} is not an open office of an authority`,
        ),
      ]

const fresh = {
  status: 'active',
  earlierNames: [],
  offices: [],
  appointments: [],
  notes: 0,
  proposal: null,
} as const

const First = z.object({
  kind: z.enum(ORGANISATION_KINDS),
  name: Name,
  country: Country,
  registration: Registration.nullable(),
})

/** Enters an organisation into the register. */
export const create = defineAction({
  type: 'organisation.create',
  permission: 'register.organisation',
  payload: z.strictObject({
    ...First.shape,
    country: Country.nullable(),
    office: Competence.office.default(null),
    jurisdiction: Competence.jurisdiction.default(null),
  }),
  from: ['none'],
  to: ['active'],
  foldVersion: 2,
  // Said nothing of who keeps the file.
  earlier: {
    1: {
      fold: (_, payload) => ({
        ...First.parse(payload),
        ...fresh,
        office: null,
        jurisdiction: null,
      }),
    },
  },
  guard: (_, { office }, { facts }) => isKnown(office, facts),
  fold: (_, payload) => ({ ...payload, ...fresh }),
})

/** Gives the file to another office, or the decisions to another jurisdiction. */
export const assign = defineAction({
  type: 'organisation.assign',
  permission: 'register.organisation',
  payload: z.strictObject(Competence),
  from: ['active', 'suspended'],
  to: ['active', 'suspended'],
  guard: (state, { office, jurisdiction }, { facts }) => [
    finding(
      'organisation.assignment_differs',
      office !== state.office || jurisdiction !== state.jurisdiction,
      'office and jurisdiction are these already',
    ),
    ...isKnown(office, facts),
  ],
  fold: (state, payload) => ({ ...state, ...payload }),
})

/** Corrects what was entered of country and registration. */
export const correct = defineAction({
  type: 'organisation.correct',
  permission: 'register.organisation',
  payload: z.strictObject({ country: Country.nullable(), registration: Registration.nullable() }),
  from: ['active', 'suspended'],
  to: ['active', 'suspended'],
  guard: (state, { country, registration }) => [
    finding(
      'organisation.correction_differs',
      country !== state.country || registration !== state.registration,
      'country and registration are these already',
    ),
  ],
  fold: (state, payload) => ({ ...state, ...payload }),
})

/** Gives it another name from a day on; the old one is kept. */
export const rename = defineAction({
  type: 'organisation.rename',
  permission: 'change.organisation',
  payload: z.strictObject({ name: Name, from: Day }),
  from: ['active', 'suspended'],
  to: ['active', 'suspended'],
  guard: (state, { name, from }) => {
    const last = state.earlierNames.at(-1)
    return [
      finding('organisation.name_differs', name !== state.name, `it is already called ${name}`),
      finding(
        'organisation.names_in_order',
        last === undefined || from > last.until,
        `the name was already changed on ${last?.until}; give a later day`,
      ),
    ]
  },
  fold: (state, { name, from }) => ({
    ...state,
    name,
    earlierNames: [...state.earlierNames, { name: state.name, until: from }],
  }),
})

/** Adds a remark; whatever else happens meanwhile does not matter to it. */
export const note = defineAction({
  type: 'organisation.note',
  permission: 'change.organisation',
  payload: z.strictObject({ text: Reason }),
  from: ['active', 'suspended', 'closed'],
  to: ['active', 'suspended', 'closed'],
  expected: 'any',
  fold: (state) => ({ ...state, notes: state.notes + 1 }),
  foldErased: (state) => ({ ...state, notes: state.notes + 1 }),
})
