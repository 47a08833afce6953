import type { RecordKind } from '../ProtectedRecord.ts'
import type { PermissionFacts } from './PermissionFacts.ts'

/** A worker's file: person, contract, fees, clearance, documents, wages. */
export const WORKER_PERMISSIONS = {
  'read.worker': { does: 'Read a worker’s file' },
  'search.worker': { does: 'Search workers by name', secondFactor: true },
  'register.worker': { does: 'Enter a worker who asked for it' },
  'correct.worker': { does: 'Correct a worker’s file' },
  'export.worker': { does: 'Download a worker’s whole file' },
  'read.worker-contact': { does: 'Read a worker’s telephone and address' },
  'read.contract': { does: 'Read a contract' },
  'prepare.contract': { does: 'Write a contract for review' },
  'sign.contract': { does: 'Sign a contract' },
  'approve.contract': { does: 'Approve a contract after the checks', secondFactor: true },
  'register.contract': { does: 'Register the contract signed at destination' },
  'amend.contract': { does: 'Propose an amended contract for signature' },
  'end.contract': { does: 'End a contract with a reason from the list' },
  'read.fee': { does: 'Read what was paid, by whom' },
  'record.fee': { does: 'Record a fee and its payer' },
  'verify.clearance': { does: 'Ask whether a clearance is good' },
  'read.clearance': { does: 'Read a clearance and its checks' },
  'request.clearance': { does: 'Ask for a clearance' },
  'appeal.clearance': { does: 'Appeal against a clearance revoked or refused' },
  'issue.clearance': { does: 'Issue a clearance after review', secondFactor: true },
  'use.clearance': {
    does: 'Report a movement of the holder: departure, arrival, return',
    service: true,
  },
  'propose.clearance': { does: 'Propose to revoke a clearance' },
  'confirm.clearance': {
    does: 'Revoke a clearance on another’s proposal',
    secondFactor: true,
    confirms: ['propose.clearance'],
  },
  'read.document': { does: 'Open a document attached to a record that one may read' },
  'submit.document': { does: 'Attach a document, put a newer one in its place, take it back' },
  'judge.document': { does: 'Accept or refuse a document that another sent' },
  'read.wage-file': { does: 'Read a wage file' },
  'submit.wage-file': { does: 'Hand in a wage file', service: true },
  'read.wage': { does: 'Read one worker’s wage months' },
  'dispute.wage': { does: 'Say that a wage month is wrong' },
  'resolve.wage': { does: 'Settle a disputed wage month by a finding', secondFactor: true },
} as const satisfies Record<`${string}.${RecordKind}`, PermissionFacts>
