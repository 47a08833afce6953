import { appendEntry, canonicalJson, type Head, headOf, type JsonValue } from '@corridor/ledger'
import { inTransaction } from '../../features/ledger/LedgerPlace.ts'
import { hasher } from '../../features/ledger/nodeCrypto.ts'
import { selectActions } from '../../features/ledger/selectActions.ts'
import { holdSubject } from '../../features/ledger/subjectKeys.ts'
import type { TestServer } from '../../testing/testServer.ts'

/**
 * What the owner of the database can do with the vault of the server besides, as the strongest who
 * could: writes another act in the place of one, and every hash after it anew.
 */
export async function rewriteRecord(
  { ledger }: Pick<TestServer, 'ledger'>,
  record: string,
  instead: { readonly version: number; readonly type: string; readonly payload: JsonValue },
): Promise<void> {
  const actions = await selectActions(ledger, ledger.pool, record)
  await inTransaction(ledger.owner, 'begin', async (client) => {
    let head: Head = headOf(actions[instead.version - 2]!)
    for (const { entry, content } of actions.slice(instead.version - 1)) {
      const { v: _v, version, payloadDigest: _digest, prev: _prev, ...envelope } = entry
      if (content.kind !== 'present') throw new Error('erased')
      const isIt = version === instead.version
      const payload = isIt ? instead.payload : content.payload
      const type = isIt ? instead.type : envelope.type
      const stored = appendEntry(head, { ...envelope, type }, payload, content.salt, hasher)
      const wrapped = await holdSubject(ledger, client, record)
      const place = { tenant: ledger.tenant, subject: record, record, version }
      const cipher = ledger.vault.encryptContent(place, wrapped, { payload, salt: content.salt })
      await client.query(
        'update ledger_action set type = $3, entry = $4, hash = $5 where record = $1 and version = $2',
        [record, version, type, canonicalJson(stored.entry as unknown as JsonValue), stored.hash],
      )
      await client.query(
        'update ledger_content set cipher = $3 where record = $1 and version = $2',
        [record, version, cipher],
      )
      head = headOf(stored)
    }
    await client.query('update ledger_head set hash = $2 where record = $1', [record, head.hash])
  })
}
