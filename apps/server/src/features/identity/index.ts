export type { IdentityParts } from './IdentityParts.ts'
export { makeFirstRunLink } from './links.ts'
export { openIdentity } from './openIdentity.ts'
export { listStaff, unlockAccount } from './staff.ts'
