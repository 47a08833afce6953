import { type CommandOf, defineRecord } from '@corridor/ledger'
import { appeal, decideAppeal, liftStay, stay } from './appeals.ts'
import {
  applyForRenewal,
  assign,
  change,
  create,
  inspect,
  review,
  screen,
  sendBack,
  submit,
} from './application.ts'
import {
  expire,
  freeze,
  lapseSuspension,
  planVolume,
  renewalDue,
  surrender,
  unfreeze,
} from './clock.ts'
import { confirm, lift, sanction } from './decisions.ts'
import { LICENCE_STATUSES } from './Licence.ts'
import { decline, importLicence, lapse, propose, withdraw } from './proposals.ts'

/** What people can do with a licence; what the clock and the bond do is not among it. */
export const licenceActions = {
  create,
  change,
  submit,
  import: importLicence,
  return: sendBack,
  screen,
  assign,
  inspect,
  review,
  propose,
  confirm,
  sanction,
  lift,
  decline,
  withdraw,
  applyForRenewal,
  planVolume,
  surrender,
  appeal,
  stay,
  liftStay,
  decideAppeal,
} as const

/** The licence of an agency, from application to appeal. */
export const licenceRecord = defineRecord({
  kind: 'licence',
  statuses: LICENCE_STATUSES,
  actions: [
    create,
    change,
    submit,
    importLicence,
    sendBack,
    screen,
    assign,
    inspect,
    review,
    propose,
    confirm,
    sanction,
    lift,
    decline,
    withdraw,
    lapse,
    applyForRenewal,
    renewalDue,
    expire,
    lapseSuspension,
    planVolume,
    surrender,
    freeze,
    unfreeze,
    appeal,
    stay,
    liftStay,
    decideAppeal,
  ],
})

export type LicenceCommand = CommandOf<typeof licenceRecord>
