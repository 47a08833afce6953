import { RECORD_KINDS } from '../../features/deadlines/recordKinds.ts'
import type { ActAnswer, State } from './openState.ts'

/** Operations of which the server fills in a part: their own tests send another body. */
const COMPOSED: ReadonlySet<string> = new Set([
  'clearance.request',
  'clearance.ready',
  'clearance.issue',
])

/** Operations through which commands went, by id. */
export const sentInSpiteOf = new Set<string>()

/**
 * Sends a command as a double click, a lost answer and a second tab do, and looks that it was done
 * once: twice in the same moment and once more afterwards under one key, all answered alike; another
 * act under that key; the same act under a new key by somebody who has not seen the first.
 */
export function doneInSpiteOf({
  server,
  act,
  newKey,
}: Pick<State, 'server' | 'act' | 'newKey'>): State['done'] {
  return async (who, route, input, expectedVersion, payload, key = newKey()) => {
    const wrong = (what: string, { status, body }: ActAnswer) =>
      new Error(`${route.id}: ${what}: ${status} ${JSON.stringify(body)}`)
    const send = (version = expectedVersion, under = key) =>
      act(who, route, input, version, payload, under)
    const both = await Promise.all([send(), send()])
    for (const one of both) {
      if (one.status !== 200 && one.body.code !== 'still_running') throw wrong('refused', one)
    }
    const again = await send()
    if (again.status !== 200 || !again.body.repeated) throw wrong('not repeated', again)
    const { record, version } = again.body
    for (const { status, body } of both) {
      if (status === 200 && (body.record !== record || body.version !== version)) {
        throw wrong('done twice', again)
      }
    }
    if (both.filter(({ status, body }) => status === 200 && !body.repeated).length > 1) {
      throw wrong('recorded twice', again)
    }
    const { rows } = await server.ledger.owner.query<{ count: number }>(
      `select count(*)::integer as count from ledger_action where tenant = 'home' and record = $1`,
      [record],
    )
    if (rows[0]!.count !== version) throw wrong(`${rows[0]!.count} actions`, again)
    const [first] = both.filter(({ status }) => status === 200)
    if (!COMPOSED.has(route.action)) {
      const other = await send(expectedVersion + 7)
      if (other.status !== 422 || other.body.code !== 'key_reused') throw wrong('key', other)
    }
    const kind = RECORD_KINDS.get(route.action.slice(0, route.action.indexOf('.')))
    const isAny = kind?.definition.actionByType.get(route.action)?.expected === 'any'
    if (expectedVersion > 0 && !isAny) {
      const stale = await send(expectedVersion, newKey())
      const { code, details } = stale.body
      const since = details?.since?.map(({ type }) => type)
      if (code !== 'record_changed' || details.version !== version) throw wrong('stale', stale)
      if (!COMPOSED.has(route.action) && since?.at(-1) !== route.action) throw wrong('since', stale)
    }
    sentInSpiteOf.add(route.id)
    return { ...again.body, ...first?.body, repeated: false }
  }
}
