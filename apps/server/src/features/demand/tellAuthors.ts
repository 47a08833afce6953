import type { Entry } from '@corridor/ledger'
import type { PermissionName, ProtectedRecord } from '@corridor/permissions'
import type { RecordWord } from '../notifications/Notice.ts'
import { type NoticePlace, notify, type Statements } from '../notifications/notify.ts'

/** What each decision of an office is to those who asked for it. */
const OUTCOMES: Readonly<Record<string, 'proposal.confirmed' | 'proposal.refused'>> = {
  'accreditation.attest': 'proposal.confirmed',
  'accreditation.refuse': 'proposal.refused',
  'jobOrder.attest': 'proposal.confirmed',
  'jobOrder.approve': 'proposal.confirmed',
  'jobOrder.approveAdvert': 'proposal.confirmed',
  'jobOrder.returnFromPost': 'proposal.refused',
  'jobOrder.returnFromOffice': 'proposal.refused',
  'jobOrder.declineAdvert': 'proposal.refused',
}

/** Tells whoever at the agency may hand such a thing in what became of it. */
export async function tellAuthors(
  client: Statements,
  place: NoticePlace,
  { type, actor, record }: Entry,
  about: {
    readonly what: RecordWord
    readonly title: string
    readonly permission: PermissionName
    readonly on: ProtectedRecord
  },
): Promise<void> {
  const kind = OUTCOMES[type]
  if (kind === undefined) return
  const { what, title, permission, on } = about
  await notify(client, place, {
    to: { permission, on, except: [actor] },
    // Both say the same of a record: which one it was.
    kind: kind as 'proposal.confirmed',
    params: { what, title },
    record,
  })
}
