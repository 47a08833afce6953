import { type CommandOf, defineRecord } from '../actions/defineRecord.ts'
import { appoint, closeOffice, endAppointment, openOffice } from './offices.ts'
import { create, note, rename } from './registration.ts'
import { confirm, lapse, propose, withdraw } from './suspension.ts'

/** The register of organisations, their offices and who is appointed in them. */
export const organisationRecord = defineRecord({
  kind: 'organisation',
  statuses: ['active', 'suspended', 'closed'],
  actions: [
    create,
    rename,
    note,
    openOffice,
    closeOffice,
    appoint,
    endAppointment,
    propose,
    confirm,
    withdraw,
    lapse,
  ],
})

export type OrganisationCommand = CommandOf<typeof organisationRecord>
