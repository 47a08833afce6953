import {
  type Actor,
  type DecisionContext,
  decide,
  type Mandate,
  PERMISSION_NAMES,
  type ProtectedRecord,
  permissionFacts,
  scopeFilter,
} from '@corridor/permissions'
import type { BenchResult } from './BenchResult.ts'

const ROUNDS = 300

/** Budget of the specification for one check. Microseconds. */
const CHECK_MICROSECONDS = 50

const AUTHORITY: Mandate = {
  role: 'authority',
  organisation: 'home',
  jurisdiction: 'NPL',
  from: '2026-01-01',
}

/** More roles than most have, one of them lent and two cases open in an emergency. */
const ACTOR: Actor = {
  kind: 'person',
  person: 'ada',
  assurance: 'two-factor',
  roles: [
    { role: 'licensing-officer', organisation: 'home', office: 'north', from: '2026-01-01' },
    { role: 'conciliator', organisation: 'home', office: 'north', from: '2026-01-01' },
    { role: 'worker', organisation: null, from: '2020-01-01' },
    { ...AUTHORITY, onBehalfOf: 'ben', onlyInAbsence: true },
  ],
}

const CONTEXT: DecisionContext = {
  today: '2026-11-21',
  nowMilliseconds: 1,
  givers: new Map([['ben', [AUTHORITY]]]),
  absences: [{ person: 'ben', from: '2026-11-01', until: '2026-11-30' }],
  breakGlass: ['case-1', 'case-2'].map((id) => ({
    ...{ id: `emergency-${id}`, person: 'ada', permission: 'read.case' as const },
    record: { kind: 'case' as const, id },
    reason: 'Somebody is in danger',
    ...{ openedAtMilliseconds: 0, untilMilliseconds: 2 },
    noticeOwedTo: { owner: null, auditor: true as const },
    reviewDueOn: '2026-11-28',
  })),
}

/** A record of each permission's kind, every other one out of her scope. */
const RECORDS: readonly ProtectedRecord[] = PERMISSION_NAMES.map((name, place) => ({
  kind: permissionFacts(name)!.kind,
  id: 'case-1',
  owner: 'somebody',
  organisations: ['a', 'b'],
  office: place % 2 === 0 ? 'north' : 'south',
  jurisdiction: place % 3 === 0 ? 'NPL' : 'QAT',
  assignees: ['else'],
  mandateHolders: ['union'],
  state: null,
}))

/** A decision on one record, and a filter for a list: each over every permission there is. */
export async function benchPermissions(): Promise<readonly BenchResult[]> {
  return [
    measure('permission check on a record', (place) =>
      decide(ACTOR, PERMISSION_NAMES[place]!, RECORDS[place]!, CONTEXT),
    ),
    measure('permission filter for a list', (place) =>
      scopeFilter(ACTOR, PERMISSION_NAMES[place]!, CONTEXT),
    ),
  ]
}

function measure(name: string, ask: (place: number) => unknown): BenchResult {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let place = 0; place < PERMISSION_NAMES.length; place += 1) {
      const began = performance.now()
      ask(place)
      times.push((performance.now() - began) * 1000)
    }
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!
  return {
    name: `${name}, p95`,
    unit: 'µs',
    value: at(0.95),
    budget: CHECK_MICROSECONDS,
    detail: { checks: times.length, p50: at(0.5), p99: at(0.99) },
  }
}
