import { isIsoDate } from '@corridor/kernel'
import { z } from 'zod'
import { actionsOf } from '../actions/actionsOf.ts'
import { finding } from '../actions/Finding.ts'
import { ORGANISATION_KINDS, type Organisation } from './Organisation.ts'

/** `defineAction` for organisations. */
export const defineAction = actionsOf<Organisation>()

export const Name = z.string().trim().min(1).max(200)
export const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'letters a-z, digits and hyphens')
export const Day = z.string().refine(isIsoDate, 'a date like 2030-01-31')
export const Reason = z.string().trim().min(1).max(2000)

/** Enters an organisation into the register. */
export const create = defineAction({
  type: 'organisation.create',
  permission: 'register.organisation',
  payload: z.strictObject({
    kind: z.enum(ORGANISATION_KINDS),
    name: Name,
    country: z.string().regex(/^[A-Z]{3}$/, 'a country code of three letters'),
    registration: z.string().trim().min(1).max(100).nullable(),
  }),
  from: ['none'],
  to: ['active'],
  fold: (_, payload) => ({
    ...payload,
    status: 'active',
    earlierNames: [],
    offices: [],
    appointments: [],
    notes: 0,
    proposal: null,
  }),
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
