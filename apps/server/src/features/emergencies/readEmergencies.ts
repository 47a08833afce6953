import type { Emergency as EmergencyAnswer } from '@corridor/contract'
import type { Emergency } from '@corridor/permissions/emergencies'
import { oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { record } from '../identity/auditLog.ts'
import { requirePerson } from '../identity/sessions.ts'
import { describeEmergencies, protectedEmergency } from './describeEmergency.ts'
import type { EmergencyParts } from './EmergencyParts.ts'
import { findEmergency } from './openEmergency.ts'

const MOST = 500

export interface WantedEmergencies {
  readonly whose: 'own' | 'all'
  readonly state?: 'open' | 'to-review' | 'reviewed' | undefined
}

/** Uses of break-glass that the asker may see; that she did is in the log before she does. */
export const listEmergencies = (
  parts: EmergencyParts,
  sender: Sender,
  { whose, state }: WantedEmergencies,
): Promise<EmergencyAnswer[]> =>
  parts.identity.db.transaction().execute(async (tx) => {
    const { person } = requirePerson(sender)
    const visible = whereFilter(sender.filter('read.break-glass'), {
      kind: 'break-glass',
      attributes: {
        id: oneIn('record'),
        owner: oneIn('person'),
        jurisdiction: oneIn('jurisdiction'),
        state: oneIn('status'),
      },
    })
    let query = tx
      .selectFrom('break_glass')
      .select(['record', 'version', 'state', 'person'])
      .where('tenant', '=', parts.ledger.tenant)
      .where(visible)
      .orderBy('opened', 'desc')
      .orderBy('record')
      .limit(MOST)
    if (whose === 'own') query = query.where('person', '=', person)
    const now = parts.identity.now()
    if (state === 'open') query = query.where('status', '=', 'open').where('closes', '>', now)
    if (state === 'to-review') query = query.where('status', '!=', 'reviewed')
    if (state === 'reviewed') query = query.where('status', '=', 'reviewed')
    const rows = await query.execute()
    const others = rows.filter((row) => row.person !== person)
    if (others.length > 0) {
      await record(tx, parts.identity, sender, {
        verb: 'read.emergencies',
        details: {
          emergencies: others.map((row) => row.record),
          people: [...new Set(others.map((row) => row.person))],
        },
      })
    }
    return await describeEmergencies(parts, sender, rows)
  })

/** One of them, with every reading that rested on it. */
export async function readEmergency(parts: EmergencyParts, sender: Sender, id: string) {
  const row = await findEmergency(parts, id)
  if (row === null) throw noSuchRecord('read.break-glass')
  const state = JSON.parse(row.state) as Emergency
  sender.require('read.break-glass', protectedEmergency(state))
  if (state.person !== requirePerson(sender).person) {
    await record(parts.identity.db, parts.identity, sender, {
      verb: 'read.emergencies',
      details: { emergencies: [id], people: [state.person] },
    })
  }
  const [described] = await describeEmergencies(parts, sender, [row])
  const { rows } = await parts.ledger.pool.query<{ record: string; read_at: Date }>(
    `select record, read_at from ledger_read
     where tenant = $1 and break_glass = $2 and record is not null order by read_at`,
    [parts.ledger.tenant, id],
  )
  const uses = rows.map((use) => ({ record: use.record, at: use.read_at.toISOString() }))
  return { ...described!, uses }
}
