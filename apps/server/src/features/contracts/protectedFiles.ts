import type { PermissionName, ProtectedRecord } from '@corridor/permissions'

/** A worker's file by the attributes on which permissions decide. */
export const protectedWorker = (file: {
  readonly record: string
  readonly person: string | null
  readonly registeredBy: string
  readonly openTo: readonly string[]
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly status: string
}): ProtectedRecord => ({
  kind: 'worker',
  id: file.record,
  owner: file.person,
  organisations: file.openTo,
  office: file.office,
  jurisdiction: file.jurisdiction,
  assignees: [],
  // Whom the worker asked to enter her: centres reach the file by this alone.
  mandateHolders: [file.registeredBy],
  state: file.status,
})

interface Judged {
  readonly record: string
  /** The worker's account. */
  readonly person: string | null
  readonly agency: string
  readonly employer: string
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly post: string | null
  readonly status: string
}

/** A contract as the office of origin, the parties and the authority see it. */
export const protectedContract = (contract: Judged): ProtectedRecord => ({
  kind: 'contract',
  id: contract.record,
  owner: contract.person,
  organisations: [contract.agency, contract.employer],
  office: contract.office,
  jurisdiction: contract.jurisdiction,
  assignees: [],
  mandateHolders: [],
  state: contract.status,
})

/** The same as the post at destination sees it, which is an office of its own. */
export const atPost = (contract: Judged): ProtectedRecord => ({
  ...protectedContract(contract),
  office: contract.post,
})

/** What the post does it does as the post; everything else is of the office of origin. */
export const protectedFor = (permission: PermissionName, contract: Judged): ProtectedRecord =>
  permission === 'register.contract' ? atPost(contract) : protectedContract(contract)
