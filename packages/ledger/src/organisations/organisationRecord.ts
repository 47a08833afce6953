import { type CommandOf, defineRecord } from '../actions/defineRecord.ts'
import { appoint, closeOffice, endAppointment, openOffice } from './offices.ts'
import { assign, correct, create, note, rename } from './registration.ts'
import { confirm, decline, lapse, propose, withdraw } from './suspension.ts'

/** What people can do with an organisation; the clock's own action is not among it. */
export const organisationActions = {
  create,
  rename,
  correct,
  assign,
  note,
  openOffice,
  closeOffice,
  appoint,
  endAppointment,
  propose,
  confirm,
  decline,
  withdraw,
} as const

/** The register of organisations, their offices and who is appointed in them. */
export const organisationRecord = defineRecord({
  kind: 'organisation',
  statuses: ['active', 'suspended', 'closed'],
  actions: [
    create,
    rename,
    correct,
    assign,
    note,
    openOffice,
    closeOffice,
    appoint,
    endAppointment,
    propose,
    confirm,
    decline,
    withdraw,
    lapse,
  ],
})

export type OrganisationCommand = CommandOf<typeof organisationRecord>
