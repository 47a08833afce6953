import type { RecordKind } from '../ProtectedRecord.ts'
import type { PermissionFacts } from './PermissionFacts.ts'

/** The log, its seals, who read what, break-glass, backups. */
export const ASSURANCE_PERMISSIONS = {
  'read.log-entry': {
    does: 'Read the log: who did what, without the content of cases',
    service: true,
  },
  'verify.log-entry': { does: 'Check the chain and a proof against a seal', service: true },
  'export.log-entry': { does: 'Export a part of the log', secondFactor: true },
  'seal.log-entry': { does: 'Seal newly written actions', secondFactor: true, service: true },
  'read.seal': { does: 'Read the published seals', service: true },
  'export.seal': { does: 'Hand seals to another holder', service: true },
  'rotate.seal': { does: 'Replace the sealing key', secondFactor: true, notDelegable: true },
  'read.access-report': { does: 'See who opened a record, and why' },
  'open.break-glass': {
    does: 'Open a record out of scope in an emergency, with reason, limit and notice',
    secondFactor: true,
    notDelegable: true,
  },
  'read.break-glass': { does: 'See when the glass was broken, by whom and why' },
  'review.break-glass': {
    does: 'Judge another’s use of break-glass',
    secondFactor: true,
    confirms: ['open.break-glass'],
  },
  'read.backup': { does: 'See backups and restore drills', service: true },
  'make.backup': { does: 'Make an encrypted backup', service: true },
  'restore.backup': { does: 'Restore a backup', secondFactor: true },
  'export.backup': {
    does: 'Take out everything the State owns, in open formats',
    secondFactor: true,
    notDelegable: true,
  },
} as const satisfies Record<`${string}.${RecordKind}`, PermissionFacts>
