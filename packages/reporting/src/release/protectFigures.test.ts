import { USUAL_RULE } from '@corridor/disclosure'
import { Rng } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CellAddress,
  type EarlierRelease,
  figuresByAddress,
  labourMigrationQuestionnaire,
  layOut,
  localised,
  publishReport,
  type RawCell,
  type ReportCell,
  readCells,
} from '../index.ts'
import { type AuditedRelease, auditReleases } from '../testing/auditReleases.ts'
import { consistentReport } from '../testing/consistentReport.ts'

const SEED = { seed: 20140528 } as const
const NAMES = localised('Example', 'Exemple', 'Ejemplo', 'مثال')
const definition = labourMigrationQuestionnaire('example', NAMES, ['XAA', 'XBB', 'XCC', 'XDD'])
const layout = layOut(definition, 'XAA')
const ADDRESSES = [...layout.cells.keys()]

function sample(seed: number, most: number): readonly RawCell[] {
  const rng = new Rng(seed)
  return consistentReport(layout, (limit) => Math.floor(rng.uniform() * Math.min(limit, most)))
}

const valuesIn = (raw: readonly RawCell[]) =>
  new Map(raw.map(({ address, value }) => [address, Number(value)]))

const textAt = (address: string) => layout.cells.get(address as CellAddress)!.keyText

/** With these marks and without these figures, in every table they stand in. */
const marked = (
  raw: readonly RawCell[],
  secret: readonly string[],
  missing: readonly string[] = [],
): readonly RawCell[] => {
  const [out, gone] = [new Set(secret.map(textAt)), new Set(missing.map(textAt))]
  return raw.map((one) => {
    if (gone.has(textAt(one.address))) return { ...one, value: null, status: 'L' }
    return out.has(textAt(one.address)) ? { ...one, confidentiality: 'C' } : one
  })
}

function release(raw: readonly RawCell[], earlier: readonly EarlierRelease[] = []) {
  const { cells } = readCells(layout, raw)
  const published = publishReport(definition, layout, cells, '2030', { rule: USUAL_RULE, earlier })
  return { ...published, cells, shown: figuresByAddress(layout, published.rows) }
}

/** A tenth of a confidential figure, and never less than what the rule asks. */
const needed = (
  { value, confidentiality }: Pick<ReportCell, 'value' | 'confidentiality'>,
  canBeNobody: boolean,
) =>
  Math.max(
    canBeNobody ? USUAL_RULE.threshold : USUAL_RULE.threshold - 2,
    confidentiality === 'F' ? 0 : Math.ceil((value ?? 0) / 10),
  )

const narrowIn = (releases: readonly AuditedRelease[]) =>
  auditReleases(layout, releases, needed).filter(
    ({ value, confidential, canBeNobody, width }) =>
      width < needed({ value, confidentiality: confidential ? 'C' : 'F' }, canBeNobody),
  )

const someAddresses = (least: number, most: number) =>
  fc.array(fc.constantFrom(...ADDRESSES), { minLength: least, maxLength: most })

describe('what is left out of a report', () => {
  test('keeps its interval by all tables together, whatever is marked or missing', () => {
    let leftOut = 0
    let audited = 0
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.constantFrom(40, 400, 4_000),
        someAddresses(0, 6),
        someAddresses(0, 4),
        (seed, most, secret, missing) => {
          const whole = sample(seed, most)
          const made = release(marked(whole, secret, missing))
          leftOut += made.leftOut.length
          const told = made.rows.filter(({ value }) => value !== null)
          expect(told.filter(({ value }) => value! > 0 && value! < 5)).toEqual([])
          expect(told.filter(({ confidentiality }) => confidentiality !== 'F')).toEqual([])
          const out = made.rows.filter(({ status }) => status === 'Q')
          expect(new Set(out.map((row) => row.confidentiality)).size).toBeLessThanOrEqual(1)
          audited += out.length
          expect(narrowIn([{ ...made, truth: valuesIn(whole) }])).toEqual([])
        },
      ),
      { ...SEED, numRuns: 12 },
    )
    expect(audited).toBeGreaterThan(500)
    expect(leftOut).toBeLessThan(4)
  })

  test('nothing is left out of figures that are large and free', () => {
    const raw = sample(5, 4_000).map((one) => ({ ...one, value: Number(one.value) * 5 }))
    const { rows, leftOut } = release(raw)
    expect(rows.filter(({ status }) => status === 'Q')).toEqual([])
    expect(leftOut).toEqual([])
  })

  test('the higher of the two thresholds holds', () => {
    const raw = sample(3, 400)
    const { cells } = readCells(layout, raw)
    const shownFrom = (threshold: number, smallestShown: number) => {
      const rule = { ...USUAL_RULE, threshold }
      const own = { ...definition, smallestShown }
      const { rows } = publishReport(own, layout, cells, '2030', { rule, earlier: [] })
      return Math.min(...rows.flatMap(({ value }) => (value === null || value === 0 ? [] : value)))
    }
    expect(shownFrom(1, 1)).toBeLessThan(5)
    expect(shownFrom(10, 5)).toBeGreaterThanOrEqual(10)
    expect(shownFrom(1, 10)).toBeGreaterThanOrEqual(10)
  })

  test('totals without a table below them are kept apart by themselves', () => {
    const totals: Readonly<Record<string, number>> = { 'S1/_T/F': 3, 'S1/_T/M': 90, 'S1/_T/_T': 93 }
    const raw = Object.entries(totals).map(([address, value]) => ({
      ...{ address, value, status: '', confidentiality: '', note: '' },
    }))
    const { shown, leftOut } = release(raw)
    expect(leftOut).toEqual([])
    expect([...shown.keys()].filter((at) => at.startsWith('S1/'))).toEqual(['S1/_T/_T'])
  })

  test('what is missing hides nothing: it may come to be known', () => {
    const cell = (address: string, value: number | null) => ({
      ...{ address, value, status: value === null ? 'L' : '', confidentiality: '', note: '' },
    })
    // The row of those whose country is not stated is missing: 20 women and 40 men.
    const raw = Object.entries({
      _T: [100, 300],
      XBB: [3, 50],
      XCC: [40, 60],
      XDD: [30, 70],
      _O: [7, 80],
    })
      .flatMap(([row, [f = 0, m = 0]]) => [
        ...[cell(`S1/${row}/F`, f), cell(`S1/${row}/M`, m), cell(`S1/${row}/_T`, f + m)],
      ])
      .concat(['F', 'M', '_T'].map((column) => cell(`S1/_U/${column}`, null)))
    const { rows, leftOut } = release(raw)
    expect(leftOut).toEqual([])
    for (const sex of ['F', 'M', '_T']) {
      const out = rows.filter(({ SEX, status }) => SEX === sex && status === 'Q')
      expect(out.length).not.toBe(1)
    }
    expect(rows.find(({ origin, SEX }) => origin === 'XBB' && SEX === 'F')?.status).toBe('Q')
  })

  test('a large confidential figure is not told nearly, and a confidential nobody not at all', () => {
    const raw = sample(11, 4_000)
    const large = raw.find(
      ({ address, value }) => address.startsWith('S4/') && Number(value) > 300,
    )!
    const nobody = raw.find(({ value }) => value === 0)!
    const made = release(marked(raw, [large.address, nobody.address]))
    expect([made.shown.has(large.address), made.shown.has(nobody.address)]).toEqual([false, false])
    expect(narrowIn([{ ...made, truth: valuesIn(raw) }])).toEqual([])
  })
})

describe('a revision', () => {
  /** Some of the finest figures of a table are others, with everything above them. */
  function revised(raw: readonly RawCell[], seed: number): readonly RawCell[] {
    const rng = new Rng(seed)
    const others = valuesIn(sample(seed, 400))
    const measures = ['S', 'A', 'I', 'O'].filter(() => rng.uniform() < 0.5)
    return raw.map((one) =>
      measures.some((letter) => one.address.startsWith(letter))
        ? { ...one, value: Number(one.value) + others.get(one.address)! * (seed % 3) }
        : one,
    )
  }

  /** So many people more in one row, in every table of the measure. */
  function moved(raw: readonly RawCell[], by: number): readonly RawCell[] {
    const changed = new Set<string>()
    for (const { table, rows } of layout.tables.filter((one) => one.table.id.startsWith('S'))) {
      const row = rows.findLast(({ code }) => !rows.some(({ parent }) => parent === code))!
      for (let at: string | null = row.code; at !== null; ) {
        for (const column of ['F', '_T']) changed.add(textAt(`${table.id}/${at}/${column}`))
        at = rows.find(({ code }) => code === at)!.parent
      }
    }
    return raw.map((one) =>
      changed.has(textAt(one.address)) ? { ...one, value: Number(one.value) + by } : one,
    )
  }

  test('tells nothing that either release alone keeps, and tells again what was told', () => {
    let [compared, leftOut] = [0, 0]
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        someAddresses(1, 3),
        someAddresses(0, 2),
        fc.boolean(),
        (seed, secret, then, isSmallChange) => {
          const first = marked(sample(seed, 400), secret)
          const before = release(first)
          const whole = isSmallChange ? moved(first, 1 + (seed % 6)) : revised(first, seed)
          const raw = marked(
            whole.map((one) => ({ ...one, confidentiality: '' })),
            then,
          )
          const after = release(raw, [before])
          leftOut += before.leftOut.length + after.leftOut.length
          const was = { ...before, truth: valuesIn(first) }
          const is = { ...after, truth: valuesIn(raw) }
          const open = auditReleases(layout, [was, is], needed).filter(
            ({ address, release: at, value, canBeNobody, width }) => {
              const [own, other] = [was, is].map(({ cells }) => cells.get(address as CellAddress)!)
              // What the country says now of a figure that did not change holds.
              const mark = at === 1 || own!.value === other!.value ? other! : own!
              if (width >= needed({ ...mark, value }, canBeNobody)) return false
              // Told by the release before, or allowed by this one, with the same value.
              return (at === 1 ? before : after).shown.get(address) !== value
            },
          )
          const skipped = new Set([...before.leftOut, ...after.leftOut])
          const measureAt = (address: string) =>
            layout.cells.get(address as CellAddress)!.key.measure
          expect(open.filter(({ address }) => !skipped.has(measureAt(address)))).toEqual([])
          for (const [address, value] of before.shown) {
            const cell = after.cells.get(address as CellAddress)!
            if (cell.value !== value || cell.confidentiality !== 'F') continue
            compared += 1
            if (!skipped.has(measureAt(address))) expect(after.shown.get(address)).toBe(value)
          }
        },
      ),
      { ...SEED, numRuns: 8 },
    )
    expect(compared).toBeGreaterThan(500)
    expect(leftOut).toBeLessThan(6)
  })

  test('what went with a small figure is not told beside the total of before', () => {
    const cell = (address: string, value: number) => ({
      ...{ address, value, status: '', confidentiality: '', note: '' },
    })
    const line = (f: number, m: number) => [
      ...[cell('S1/_T/F', f), cell('S1/_T/M', m), cell('S1/_T/_T', f + m)],
    ]
    const before = release(line(3, 20))
    expect([...before.shown.keys()].filter((at) => at.startsWith('S1'))).toEqual(['S1/_T/_T'])
    // 23 was told: with the 20 men that did not change the 3 women of before would follow.
    const after = release(line(30, 20), [before])
    expect(after.shown.has('S1/_T/M')).toBe(false)
    const alone = release(line(30, 20))
    expect(alone.shown.has('S1/_T/M')).toBe(true)
  })

  test('a measure of which too much was told before is left out as a whole, the others are not', () => {
    const raw = sample(7, 400)
    const { cells } = readCells(layout, raw)
    const small = raw.find(
      ({ address, value }) => address.startsWith('S5/') && Number(value) > 0 && Number(value) < 5,
    )!
    const told = new Map(
      [...valuesIn(raw)].filter(
        ([address]) => address.startsWith('S') && textAt(address) !== textAt(small.address),
      ),
    )
    const { leftOut, rows } = release(raw, [{ cells, shown: told }])
    expect(leftOut).toEqual(['STOCK_RESIDENT'])
    const own = rows.filter(({ measure }) => measure === 'STOCK_RESIDENT')
    expect(own.every(({ value, status }) => value === null && status === 'Q')).toBe(true)
    const others = rows.filter(({ measure }) => measure !== 'STOCK_RESIDENT')
    expect(others.filter(({ value }) => value !== null).length).toBeGreaterThan(100)
  })
})
