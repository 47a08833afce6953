import type { RecordKind } from '../ProtectedRecord.ts'
import type { PermissionFacts } from './PermissionFacts.ts'

/** Licences, inspections, bonds, watch list, bans, overrides, job orders. */
export const LICENSING_PERMISSIONS = {
  'verify.register-entry': { does: 'Ask whether an agency is licensed' },
  'read.licence': { does: 'Read a licence and its application' },
  'prepare.licence': { does: 'Write a licence application' },
  'submit.licence': { does: 'Hand in an application or a renewal' },
  'return.licence': { does: 'Send an application back with reasons' },
  'screen.licence': { does: 'State that an application is complete' },
  'inspect.licence': { does: 'State the result of the inspection for an application' },
  'propose.licence': { does: 'Propose to grant, refuse, suspend, revoke or lift' },
  'confirm.licence': {
    does: 'Grant, renew or refuse on another’s proposal',
    secondFactor: true,
    confirms: ['propose.licence'],
  },
  'sanction.licence': {
    does: 'Suspend or revoke on another’s proposal',
    secondFactor: true,
    confirms: ['propose.licence'],
  },
  'lift.licence': {
    does: 'Lift a suspension on another’s proposal',
    secondFactor: true,
    confirms: ['propose.licence'],
  },
  'surrender.licence': { does: 'Give up one’s licence' },
  'appeal.licence': { does: 'Appeal against a decision' },
  'stay.licence': { does: 'Stay a contested decision', secondFactor: true },
  'read.inspection': { does: 'Read an inspection and its findings' },
  'record.inspection': { does: 'Record findings and photographs' },
  'read.bond': { does: 'Read a bond account' },
  'deposit.bond': { does: 'Lodge or top up a bond' },
  'propose.bond': { does: 'Propose a charge, release or forfeit of a bond' },
  'confirm.bond': {
    does: 'Confirm a movement of a bond that finance proposed',
    secondFactor: true,
    confirms: ['propose.bond'],
  },
  'read.watch-entry': { does: 'Read the watch list of agencies and principals' },
  'propose.watch-entry': { does: 'Propose to add, change or lift an entry' },
  'confirm.watch-entry': {
    does: 'Confirm a change of the watch list, in another role than the proposer',
    secondFactor: true,
    confirms: ['propose.watch-entry'],
  },
  'read.deployment-ban': { does: 'Read bans on destinations, sectors and sites' },
  'propose.deployment-ban': { does: 'Propose a ban or its end' },
  'confirm.deployment-ban': {
    does: 'Order a ban or its end on another’s proposal',
    secondFactor: true,
    confirms: ['propose.deployment-ban'],
  },
  'read.override': { does: 'Read the overrides of checks' },
  'propose.override': { does: 'Ask that one result of one check be set aside' },
  'confirm.override': {
    does: 'Set it aside on another’s request',
    secondFactor: true,
    confirms: ['propose.override'],
  },
  'verify.job-order': { does: 'Ask whether a job order number is good' },
  'read.job-order': { does: 'Read a job order' },
  'prepare.job-order': { does: 'Write a job order' },
  'submit.job-order': { does: 'Hand in a job order' },
  'attest.job-order': { does: 'Attest a job order at the post', secondFactor: true },
  'approve.job-order': {
    does: 'Approve a job order that another attested',
    secondFactor: true,
    confirms: ['attest.job-order'],
  },
  'withdraw.job-order': { does: 'Withdraw a job order' },
} as const satisfies Record<`${string}.${RecordKind}`, PermissionFacts>
