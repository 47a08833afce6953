import type { Content, Entry, LedgerAction, StoredAction } from '@corridor/ledger'
import type { ContentVault } from './ContentVault.ts'

/** One action with whatever is left of its content. */
export interface ActionRow {
  readonly record: string
  readonly version: number
  readonly type: string
  readonly entry: string
  readonly hash: string
  readonly subject: string | null
  readonly cipher: Buffer | null
  readonly wrapped: Buffer | null
  readonly basis: string | null
  readonly erased: Date | null
}

export const ACTION_COLUMNS = `a.record, a.version, a.type, a.entry, a.hash,
  c.subject, c.cipher, k.wrapped, e.basis, e.erased`

/** Joined to `ledger_action a`. */
export const CONTENT_JOINS = `
  left join ledger_content c
    on c.tenant = a.tenant and c.record = a.record and c.version = a.version
  left join ledger_subject_key k on k.tenant = c.tenant and k.subject = c.subject
  left join ledger_erasure e
    on e.tenant = a.tenant and e.record = a.record and e.version = a.version`

/** What cannot be decrypted: no payload has this digest. */
const UNREADABLE: Content = { kind: 'present', payload: null, salt: '' }

/**
 * The action as it stands in the database; without a vault what it says stays closed. The columns by which it is found take the place of what
 * the entry says, so that a row moved elsewhere no longer gives its hash.
 */
export function readActionRow(
  row: ActionRow,
  tenant: string,
  vault: ContentVault | null,
): StoredAction {
  const { record, version, type, hash } = row
  return {
    entry: { ...parseEntry(row.entry), record, version, type },
    hash,
    content: readContent(row, tenant, vault),
  }
}

export const withSeal = (action: StoredAction, seal: number | null): LedgerAction => ({
  ...action,
  seal,
})

/** Whether the content could be decrypted, or was erased. */
export const isReadable = ({ content }: StoredAction): boolean => content !== UNREADABLE

function parseEntry(text: string): Entry {
  try {
    return JSON.parse(text) as Entry
  } catch {
    return {} as Entry
  }
}

function readContent(row: ActionRow, tenant: string, vault: ContentVault | null): Content {
  const { record, version, subject, cipher, wrapped, basis, erased } = row
  if (vault === null && (basis === null || cipher !== null)) return { kind: 'withheld' }
  if (vault !== null && subject !== null && cipher !== null) {
    if (wrapped === null) return UNREADABLE
    const open = vault.decryptContent({ tenant, subject, record, version }, wrapped, cipher)
    return open === null ? UNREADABLE : { kind: 'present', ...open }
  }
  if (basis === null || erased === null) return UNREADABLE
  return { kind: 'erased', basis, erasedAt: erased.toISOString() }
}
