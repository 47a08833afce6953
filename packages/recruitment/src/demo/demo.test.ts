import { organisationRecord } from '@corridor/ledger/organisations'
import { describe, expect, test } from 'vitest'
import { bondRecord } from '../bond/index.ts'
import { clearanceRecord } from '../clearance/index.ts'
import { contractRecord, workerRecord } from '../contracts/index.ts'
import { accreditationRecord, jobOrderRecord, subAgentRecord } from '../demand/index.ts'
import { documentRecord } from '../documents/index.ts'
import { licenceRecord } from '../licence/index.ts'
import { banRecord, overrideRecord, parameterRecord, watchRecord } from '../registers/index.ts'
import { type DemoKind, FEWEST_AGENCIES, SPAN_DAYS, writeDemoScript } from './index.ts'

const OPTIONS = { seed: 7, startsOn: '2030-01-01', agencies: FEWEST_AGENCIES + 2 } as const
const SCRIPT = writeDemoScript(OPTIONS)

const RECORDS = [
  accreditationRecord,
  banRecord,
  bondRecord,
  clearanceRecord,
  contractRecord,
  documentRecord,
  jobOrderRecord,
  licenceRecord,
  organisationRecord,
  overrideRecord,
  parameterRecord,
  subAgentRecord,
  watchRecord,
  workerRecord,
]

/** States that no script reaches, each with its reason. */
const UNREACHED: Partial<Readonly<Record<DemoKind, readonly string[]>>> = {
  // Only a scanner for viruses, and an erasure, lead there.
  document: ['scanned', 'erased'],
}

interface Read {
  readonly error?: { readonly issues: readonly unknown[] } | undefined
}

describe('a demonstration', () => {
  test('is the same for the same seed and day, and another for others', () => {
    expect(writeDemoScript(OPTIONS)).toEqual(SCRIPT)
    expect(writeDemoScript({ ...OPTIONS, seed: 8 })).not.toEqual(SCRIPT)
    expect(() => writeDemoScript({ ...OPTIONS, agencies: 3 })).toThrow(/has 19 to 2000 agencies/)
  })

  test.each(RECORDS.map((record) => [record.kind, record] as const))(
    'has a %s in every state',
    (kind, { statuses }) => {
      const reached = SCRIPT.outcomes
        .filter(({ record }) => record.startsWith(`${kind}/`))
        .map(({ status }) => status)
      const wanted = statuses.filter((one) => !UNREACHED[kind as DemoKind]?.includes(one))
      expect([...new Set(reached)].sort()).toEqual([...wanted].sort())
    },
  )

  test('has every flag that is laid over a state', () => {
    const laid = (kind: DemoKind) =>
      SCRIPT.outcomes.flatMap(({ record, overlays }) =>
        record.startsWith(`${kind}/`) ? overlays : [],
      )
    expect(laid('licence')).toEqual(expect.arrayContaining(['appealed', 'stayed', 'frozen']))
    expect(laid('bond')).toContain('defaulted')
    expect(laid('jobOrder')).toContain('frozen')
    expect(laid('clearance')).toEqual(expect.arrayContaining(['held', 'appealed']))
  })

  test('says things in order, in actions that exist and payloads that fit', () => {
    const actions = new Map<string, { safeParse(value: unknown): Read }>(
      RECORDS.flatMap(({ actions: own }) =>
        own.map(({ type, payload }) => [type, payload] as const),
      ),
    )
    let before = 0
    for (const step of SCRIPT.steps) {
      expect(step.day).toBeGreaterThanOrEqual(before)
      expect(step.day).toBeLessThan(SPAN_DAYS)
      before = step.day
      if (step.kind !== 'act' || step.type.startsWith('calendar.')) continue
      if (step.type === 'clearance.request') continue // the server fills in the rest
      const text = JSON.stringify(step.payload).replaceAll(/"@[^"]+"/g, '"x-example"')
      const read = actions.get(step.type)?.safeParse(JSON.parse(text))
      expect([step.type, read?.error?.issues ?? []]).toEqual([step.type, []])
    }
  })

  test('names people and organisations that are plainly invented', () => {
    const names = SCRIPT.people.map(({ name }) => name)
    expect(names.filter((name) => !/Example|Castel Build|Bravo Agency/.test(name))).toEqual([])
    const records = new Set(SCRIPT.outcomes.map(({ record }) => record))
    for (const name of Object.values(SCRIPT.tour)) expect(records).toContain(name)
  })
})
