import { z } from 'zod'
import { finding } from '../actions/Finding.ts'
import type { Appointment, Organisation } from './Organisation.ts'
import { Day, defineAction, Id, Jurisdiction, Name } from './registration.ts'

const findOffice = (state: Organisation, office: string) =>
  state.offices.find((one) => one.office === office)

const isOffice = (state: Organisation, office: string) =>
  finding(
    'organisation.office_open',
    findOffice(state, office)?.closedOn === null,
    `there is no open office ${office}`,
  )

const isSame = (one: Appointment, other: Omit<Appointment, 'from' | 'until'>): boolean =>
  one.until === null &&
  one.person === other.person &&
  one.function === other.function &&
  one.office === other.office

/** In the words of the organisation: manager, first secretary. */
const FunctionName = z.string().trim().min(1).max(100)

/** Opens an office with its jurisdiction. */
export const openOffice = defineAction({
  type: 'organisation.openOffice',
  permission: 'change.office',
  payload: z.strictObject({ office: Id, name: Name, jurisdiction: Jurisdiction, from: Day }),
  from: ['active'],
  to: ['active'],
  guard: (state, { office }) => [
    finding(
      'organisation.office_new',
      findOffice(state, office) === undefined,
      `the office ${office} was opened before; choose another id`,
    ),
  ],
  fold: (state, { from, ...office }) => ({
    ...state,
    offices: [...state.offices, { ...office, openedOn: from, closedOn: null }],
  }),
})

/** Closes an office in which nobody is appointed any more. */
export const closeOffice = defineAction({
  type: 'organisation.closeOffice',
  permission: 'change.office',
  payload: z.strictObject({ office: Id, on: Day }),
  from: ['active', 'suspended'],
  to: ['active', 'suspended'],
  guard: (state, { office, on }, { facts }) => [
    isOffice(state, office),
    finding(
      'organisation.office_keeps_none',
      facts.keepsFiles === null ? null : !facts.keepsFiles,
      `the office ${office} still keeps files; give them to another office first`,
    ),
    finding(
      'organisation.office_empty',
      !state.appointments.some((one) => one.office === office && one.until === null),
      `persons are still appointed in the office ${office}; end their appointments first`,
    ),
    finding(
      'organisation.office_dates',
      on >= (findOffice(state, office)?.openedOn ?? ''),
      `the office ${office} was not open on ${on}`,
    ),
  ],
  fold: (state, { office, on }) => ({
    ...state,
    offices: state.offices.map((one) => (one.office === office ? { ...one, closedOn: on } : one)),
  }),
})

/** Appoints a person to a function; nobody appoints herself. */
export const appoint = defineAction({
  type: 'organisation.appoint',
  permission: 'grant.mandate',
  payload: z.strictObject({
    person: Id,
    function: FunctionName,
    office: Id.nullable(),
    from: Day,
  }),
  from: ['active'],
  to: ['active'],
  separation: {
    rule: 'SD10',
    words: 'nobody appoints herself: another person must do it',
    excluded: (_, { person }) => ({ persons: [person] }),
  },
  guard: (state, payload) => [
    ...(payload.office === null ? [] : [isOffice(state, payload.office)]),
    finding(
      'organisation.appointed_once',
      !state.appointments.some((one) => isSame(one, payload)),
      `${payload.person} already has the function ${payload.function} there`,
    ),
  ],
  fold: (state, payload) => ({
    ...state,
    appointments: [...state.appointments, { ...payload, until: null }],
  }),
})

/** Ends an appointment with its last day. */
export const endAppointment = defineAction({
  type: 'organisation.endAppointment',
  permission: 'revoke.mandate',
  payload: z.strictObject({ person: Id, function: FunctionName, office: Id.nullable(), on: Day }),
  from: ['active', 'suspended'],
  to: ['active', 'suspended'],
  guard: (state, payload) => {
    const appointment = state.appointments.find((one) => isSame(one, payload))
    return [
      finding(
        'organisation.appointed',
        appointment !== undefined,
        `${payload.person} does not have the function ${payload.function} there`,
      ),
      finding(
        'organisation.appointment_dates',
        appointment === undefined || payload.on >= appointment.from,
        `the appointment begins on ${appointment?.from}, after ${payload.on}`,
      ),
    ]
  },
  fold: (state, { on, ...payload }) => ({
    ...state,
    appointments: state.appointments.map((one) =>
      isSame(one, payload) ? { ...one, until: on } : one,
    ),
  }),
})
