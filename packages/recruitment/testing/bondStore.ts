import {
  appendEntry,
  decide,
  type Folded,
  foldRecord,
  headOf,
  portableHasher,
  type StoredAction,
} from '@corridor/ledger'
import { type Bond, type BondCommand, type BondFacts, bondRecord } from '../src/bond/index.ts'

export const HOLDER = {
  name: 'Example Agency Bravo',
  kind: 'agency',
  status: 'active',
  office: 'home.north',
  jurisdiction: 'XAA',
} as const

/** `2030-11-05` at noon. */
export const noon = (day: string): string => `${day}T12:00:00.000Z`

/** A bond in memory: decides, appends, keeps the state that was announced, replays. */
export function bondStore(facts: Partial<BondFacts> = {}) {
  const actions: StoredAction[] = []
  let current: Folded<Bond> = { state: null, version: 0 }
  return {
    actions,
    current: () => current,
    /** The bond; it must have been lodged. */
    bond: () => current.state!,
    replay: () => foldRecord(bondRecord, actions),
    send(command: BondCommand, actor: string, role: string, day: string) {
      const context = {
        ...{ actor, role, now: noon(day), may: () => true },
        facts: {
          ...{ today: day, holder: HOLDER, hasAnother: false, licenceInForce: false },
          registered: { tables: [], readings: [] },
          ...facts,
        },
      }
      const expectedVersion = current.version
      const decision = decide(bondRecord, current, { ...command, expectedVersion }, context)
      if (decision.kind === 'refused') return decision
      const last = actions.at(-1)
      const { type, payload } = decision
      const key = `k-${actions.length}`
      const envelope = { record: 'b-1', type, actor, role, recordedAt: noon(day), key }
      const salt = actions.length.toString(16).padStart(64, '0')
      const head = last === undefined ? null : headOf(last)
      actions.push(appendEntry(head, envelope, payload, salt, portableHasher))
      current = { state: decision.state, version: actions.length }
      return decision
    },
  }
}
