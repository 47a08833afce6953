import type { RecordKind } from '../ProtectedRecord.ts'
import type { PermissionFacts } from './PermissionFacts.ts'

/** People, organisations, offices and the platform's own settings. */
export const IDENTITY_PERMISSIONS = {
  'read.account': { does: 'See a staff account' },
  'invite.account': { does: 'Invite a person to have an account', secondFactor: true },
  'change.account': { does: 'Change name, address and second factor of an account' },
  'recover.account': {
    does: 'Let a locked-out person set up sign-in again',
    secondFactor: true,
    notDelegable: true,
  },
  'deactivate.account': { does: 'Close an account and end its sessions', secondFactor: true },
  'read.session': { does: 'See on which devices an account is signed in' },
  'end.session': { does: 'Sign a device out' },
  'read.mandate': { does: 'See who holds which role' },
  'grant.mandate': { does: 'Give a role to another', secondFactor: true, notDelegable: true },
  'revoke.mandate': { does: 'Take a role back', secondFactor: true, notDelegable: true },
  'delegate.mandate': {
    does: 'Let a stand-in use a role of one’s own for a time',
    secondFactor: true,
    notDelegable: true,
  },
  'read.absence': { does: 'See who is away' },
  'record.absence': { does: 'Record days on which one is away', notDelegable: true },
  'read.interest': { does: 'See declared interests' },
  'declare.interest': { does: 'Declare an interest of one’s own', notDelegable: true },
  'read.organisation': { does: 'See an organisation’s file' },
  'register.organisation': { does: 'Enter a new organisation' },
  'change.organisation': { does: 'Change an organisation’s particulars' },
  'propose.organisation': {
    does: 'Propose to suspend an organisation, to lift its suspension or to close it',
  },
  'close.organisation': {
    does: 'Confirm or turn down another’s proposal to suspend, lift or close',
    secondFactor: true,
    confirms: ['propose.organisation'],
  },
  'assess.organisation': { does: 'State that an employer was verified at the post' },
  'read.office': { does: 'See an office and its jurisdiction' },
  'change.office': { does: 'Open, change or close an office', secondFactor: true },
  'read.service-account': { does: 'See service accounts and their scopes' },
  'issue.service-account': {
    does: 'Give or renew a service account’s key',
    secondFactor: true,
    notDelegable: true,
  },
  'revoke.service-account': { does: 'End a service account’s key', secondFactor: true },
  'read.configuration': { does: 'See the platform’s settings' },
  'propose.configuration': { does: 'Propose a change of settings' },
  'confirm.configuration': {
    does: 'Confirm another’s proposed settings',
    secondFactor: true,
    confirms: ['propose.configuration'],
  },
} as const satisfies Record<`${string}.${RecordKind}`, PermissionFacts>
