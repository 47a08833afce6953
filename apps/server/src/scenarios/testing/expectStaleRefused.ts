import { type ActionRoute, ROUTES, type Route } from '@corridor/contract'
import { expect } from 'vitest'
import { RECORD_KINDS } from '../../features/deadlines/recordKinds.ts'
import type { Person, State } from './openState.ts'

/** Kinds whose parameter in addresses has another name. */
const KIND_OF: Readonly<Record<string, string>> = { entry: 'watch' }

interface Outcome {
  /** Operations whose stale command was refused as it should be. */
  readonly refused: readonly string[]
  /** Operations on a kind of which there is a record, and which nobody of these may take on it. */
  readonly nobody: readonly string[]
}

/**
 * Sends every command of the contract on a version that is not the record's last, as somebody who
 * may: each is told the version there is and what was added, and records nothing.
 */
export async function expectStaleRefused(
  { server, act }: State,
  people: readonly Pick<Person, 'browser'>[],
): Promise<Outcome> {
  const { rows } = await server.ledger.owner.query<{
    kind: string
    record: string
    version: number
    type: string
  }>(
    `select distinct on (h.kind) h.kind, h.record, h.version, a.type
     from ledger_head h join ledger_action a
       on a.tenant = h.tenant and a.record = h.record and a.version = h.version
     where h.version > 1 order by h.kind, h.version desc, h.record`,
  )
  const newest = new Map(rows.map((row) => [row.kind, row]))
  const [refused, nobody]: [string[], string[]] = [[], []]
  for (const route of (ROUTES as readonly Route[]).filter(isCommand)) {
    const [name, ...more] = [...route.path.matchAll(/:(\w+)/g)].map(([, one]) => one!)
    const kind = KIND_OF[name ?? ''] ?? name ?? ''
    const there = newest.get(kind)
    const known = RECORD_KINDS.get(kind)?.definition.actionByType.get(route.action)
    if (there === undefined || more.length > 0 || known?.expected === 'any') continue
    const { payload } = (route.bodyExample ?? {}) as { readonly payload?: unknown }
    let isRefused = false
    for (const who of people) {
      const of = { [name!]: there.record }
      const { status, body } = await act(who, route, of, there.version - 1, payload)
      if (status === 403 || status === 404) continue
      expect([route.id, status, body.code]).toEqual([route.id, 409, 'record_changed'])
      expect([route.id, body.details.version]).toEqual([route.id, there.version])
      expect(body.details.since).toMatchObject([{ type: there.type }])
      isRefused = true
      break
    }
    ;(isRefused ? refused : nobody).push(route.id)
  }
  return { refused, nobody }
}

const isCommand = (route: Route): route is ActionRoute => 'action' in route
