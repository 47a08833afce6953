import type { Entry } from '@corridor/ledger'
import type { Document } from '@corridor/recruitment/documents'
import { insertWorkItem } from '../deadlines/followWork.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { OWNER_FINDERS } from './owners/ownerFinders.ts'

/** Papers of a demand are judged at the post, which verifies it; all others where the file is kept. */
const AT_POST: ReadonlySet<string> = new Set(['accreditation', 'jobOrder'])

/**
 * Keeps in the queue what somebody sent and nobody has looked at. It stands there and nobody is told
 * of each: a file comes with a dozen of them.
 */
export async function followJudging(
  client: Queryable,
  tenant: string,
  entry: Entry,
  state: Document,
): Promise<void> {
  const { record } = entry
  if (!isToBeJudged(state)) {
    await client.query('delete from work_item where tenant = $1 and record = $2', [tenant, record])
    return
  }
  const { rows } = await client.query('select from work_item where tenant = $1 and record = $2', [
    tenant,
    record,
  ])
  const owner = await OWNER_FINDERS.get(state.subjectKind)?.find(client, tenant, state.subject)
  if (rows.length > 0 || owner == null) return
  const on = AT_POST.has(state.subjectKind) ? (owner.atPost ?? owner.on) : owner.on
  await insertWorkItem(client, tenant, entry, 'document', {
    permission: 'judge.document',
    act: 'judge',
    // The page has words for the type; the id is that of the record to which it is attached.
    title: `${state.type} ${state.subject}`,
    since: state.uploadedAt,
    excluded: state.uploadedBy,
    on: { ...on, kind: 'document', id: record },
  })
}

/** Once the scanner for viruses let it through, until somebody accepted or refused it. */
const isToBeJudged = (
  state: Document,
): state is Extract<Document, { readonly status: 'received' | 'scanned' }> =>
  (state.status === 'received' || state.status === 'scanned') &&
  (state.scan === 'clean' || state.scan === 'not_scanned')
