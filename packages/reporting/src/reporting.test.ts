import { USUAL_RULE } from '@corridor/disclosure'
import { Rng } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  COMPARED_WITH_NOTHING,
  checkQuestionnaire,
  compareReleases,
  type Explanation,
  examineReport,
  labourMigrationQuestionnaire,
  layOut,
  localised,
  mayBeSubmitted,
  mirrorCells,
  publishReport,
  Questionnaire,
  type RawCell,
  REPORT_LANGUAGES,
  readCells,
  saidBy,
  tablesOf,
  valuesOf,
} from './index.ts'
import { consistentReport } from './testing/consistentReport.ts'

const SEED = { seed: 20140528, numRuns: 60 } as const
const NAMES = localised('Example', 'Exemple', 'Ejemplo', 'مثال')
const definition = labourMigrationQuestionnaire('example', NAMES, ['XAA', 'XBB', 'XCC'])
const layout = layOut(definition, 'XAA')

const drawer = (seed: number) => {
  const rng = new Rng(seed)
  return (most: number) => Math.floor(rng.uniform() * most)
}
const sample = (seed: number) => consistentReport(layout, drawer(seed))
const examine = (
  raw: readonly RawCell[],
  compared = COMPARED_WITH_NOTHING,
  explanations: readonly Explanation[] = [],
) => examineReport(definition, layout, raw, explanations, compared)
const cell = (
  address: string,
  value: RawCell['value'],
  changed: Partial<RawCell> = {},
): RawCell => ({
  ...{ address, value, status: '', confidentiality: '', note: '' },
  ...changed,
})
const withCell = (raw: readonly RawCell[], changed: RawCell) =>
  raw.map((one) => (one.address === changed.address ? changed : one))

describe('the questionnaire', () => {
  test('has a form, fits together and is named in four languages', () => {
    expect(Questionnaire.parse(definition)).toEqual(definition)
    expect(checkQuestionnaire(definition)).toEqual([])
    expect(definition.modules.map(({ tables }) => tables.length)).toEqual([5, 5, 5, 5])
    for (const { names } of tablesOf(definition)) {
      for (const language of REPORT_LANGUAGES) expect(names[language].length).toBeGreaterThan(10)
    }
  })

  test('is refused where its parts do not fit', () => {
    const [module] = definition.modules
    const [table] = module!.tables
    const rulesOf = (tables: readonly (typeof table)[], countries = definition.countries) =>
      checkQuestionnaire({
        ...{ ...definition, countries },
        modules: [{ ...module!, tables: tables as never }],
      }).map(({ rule }) => rule)
    expect(rulesOf([table!, table!])).toEqual(['repeated_id', 'repeated_table'])
    expect(rulesOf([{ ...table!, columns: table!.rows }])).toEqual(['same_dimension'])
    expect(rulesOf([table!], ['XAA', 'XBB', 'XAA'])).toEqual(['repeated_country'])
  })

  test('leaves out the country’s own row, and every sum and twin is of cells that exist', () => {
    expect(layout.cells.has('S1/XAA/F')).toBe(false)
    expect(layout.cells.has('S1/XBB/F')).toBe(true)
    const named = [
      ...layout.sums.flatMap(({ total, parts }) => [total, ...parts]),
      ...layout.twins.flat(),
    ]
    expect(named.filter((address) => !layout.cells.has(address))).toEqual([])
    // The totals of five tables, of women, of men and of both, in four modules.
    expect(layout.twins).toHaveLength(12)
    expect(new Set(layout.twins.map((same) => same.length))).toEqual(new Set([5]))
  })
})

describe('form', () => {
  test.each([
    ['unknown_cell', cell('S9/XBB/F', 1)],
    ['unknown_cell', cell('S1/XZZ/F', 1)],
    ['unknown_cell', cell('nonsense', 1)],
    ['own_country', cell('S1/XAA/F', 1)],
    ['not_a_number', cell('S1/XBB/F', 'about 20')],
    ['not_a_number', cell('S1/XBB/F', '1,234')],
    ['not_a_number', cell('S1/XBB/F', Number.NaN)],
    ['not_whole', cell('S1/XBB/F', 1.5)],
    ['not_whole', cell('S1/XBB/F', '1.5')],
    ['negative', cell('S1/XBB/F', -1)],
    ['too_large', cell('S1/XBB/F', 1e13)],
    ['unknown_status', cell('S1/XBB/F', 1, { status: 'Y' })],
    ['unknown_confidentiality', cell('S1/XBB/F', 1, { confidentiality: 'X' })],
    ['status_without_value', cell('S1/XBB/F', null, { status: 'E' })],
    ['status_without_value', cell('S1/XBB/F', '', { note: 'why' })],
    ['value_and_missing', cell('S1/XBB/F', 0, { status: 'M' })],
  ] as const)('%s', (rule, wrong) => {
    const { findings, cells } = readCells(layout, [wrong])
    expect(findings.filter((one) => one.rule !== 'required').map((one) => one.rule)).toEqual([rule])
    expect(cells.size).toBe(0)
    expect(findings.every(({ severity }) => severity === 'error')).toBe(true)
  })

  test('a cell given twice counts for nothing; spaces set groups apart; missing has a reason', () => {
    const twice = readCells(layout, [cell('S1/XBB/F', 1), cell('S1/XBB/F', 1)])
    expect(twice.cells.size).toBe(0)
    expect(twice.findings[0]).toMatchObject({ rule: 'duplicate_cell', address: 'S1/XBB/F' })
    const { cells } = readCells(layout, [
      cell('S1/XBB/F', '1 234 567'),
      cell('S1/XBB/M', null, { status: 'L' }),
      cell('S1/XCC/M', ''),
    ])
    expect(cells.get('S1/XBB/F')).toMatchObject({ value: 1_234_567, status: 'A' })
    expect(cells.get('S1/XBB/M')).toMatchObject({ value: null, status: 'L' })
    expect(cells.has('S1/XCC/M')).toBe(false)
  })

  test('required cells are asked for, unless they say why not', () => {
    const { findings, progress } = examine([])
    const required = [...layout.cells.values()].filter((one) => one.required)
    expect(findings.map(({ rule }) => rule)).toEqual(required.map(() => 'required'))
    expect(required).toHaveLength(60)
    expect(progress.map(({ answered, requiredMissing }) => [answered, requiredMissing])).toEqual(
      Array(4).fill([0, 15]),
    )
    const said = examine(required.map(({ address }) => cell(address, null, { status: 'M' })))
    expect(said.errors).toBe(0)
  })
})

describe('sums', () => {
  test('a report that adds up has no finding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const { findings, errors } = examine(sample(seed))
        expect([findings, errors]).toEqual([[], 0])
      }),
      SEED,
    )
  })

  test('one figure that is wrong is found in every sum and table it belongs to, and nowhere else', () => {
    const addresses = [...layout.cells.keys()]
    fc.assert(
      fc.property(fc.constantFrom(...addresses), fc.integer({ min: 1, max: 50 }), (at, more) => {
        const raw = sample(7)
        const was = raw.find(({ address }) => address === at)!
        const { findings } = examine(withCell(raw, { ...was, value: Number(was.value) + more }))
        const sums = layout.sums.filter(({ total, parts }) => total === at || parts.includes(at))
        const found = findings.filter(({ rule }) => rule === 'total_differs')
        expect(found.map(({ address }) => address).sort()).toEqual(
          sums.map(({ total }) => total).sort(),
        )
        for (const { parameters } of found)
          expect(Math.abs(Number(parameters.difference))).toBe(more)
        const isTwin = layout.twins.some((same) => same.includes(at))
        expect(findings.some(({ rule }) => rule === 'twins_differ')).toBe(isTwin)
      }),
      SEED,
    )
  })

  test('parts that are there may not exceed the total; less is no error while some are missing', () => {
    const raw = [cell('S2/_T/F', 10), cell('S2/Y15-24/F', 4)]
    const rules = (given: readonly RawCell[]) =>
      examine(given).findings.flatMap(({ rule, address }) =>
        rule === 'required' ? [] : [`${rule} ${address}`],
      )
    expect(rules(raw)).toEqual([])
    expect(rules([...raw, cell('S2/Y25-54/F', 7)])).toEqual(['parts_exceed S2/_T/F'])
    expect(rules([cell('S2/Y25-54/F', 5), cell('S2/Y25-34/F', 6)])).toEqual([
      'parts_exceed S2/Y25-54/F',
    ])
  })
})

describe('warnings', () => {
  const before = (values: Readonly<Record<string, number>>) => ({
    ...COMPARED_WITH_NOTHING,
    before: new Map(Object.entries(values)),
  })
  const rulesAt = (raw: readonly RawCell[], compared: Parameters<typeof examine>[1]) =>
    examine(raw, compared).findings.flatMap(({ rule, severity, address }) =>
      severity === 'warning' ? [`${rule} ${address}`] : [],
    )

  test('a change is far when it is both large and large for what was', () => {
    const now = (value: number) => [cell('S1/XBB/F', value)]
    expect(rulesAt(now(1_250), before({ 'S1/XBB/F': 1_000 }))).toEqual([])
    expect(rulesAt(now(1_251), before({ 'S1/XBB/F': 1_000 }))).toEqual(['change S1/XBB/F'])
    expect(rulesAt(now(749), before({ 'S1/XBB/F': 1_000 }))).toEqual(['change S1/XBB/F'])
    expect(rulesAt(now(99), before({ 'S1/XBB/F': 0 }))).toEqual([])
    expect(rulesAt(now(100), before({ 'S1/XBB/F': 0 }))).toEqual(['change S1/XBB/F'])
    expect(rulesAt([], before({ 'S1/XBB/F': 3, 'S1/XBB/M': 0 }))).toEqual(['stopped S1/XBB/F'])
  })

  test('both ends of a corridor, and the same far apart from either end', () => {
    const other = layOut(definition, 'XBB')
    const mirror = mirrorCells(definition, layout).find(({ address }) => address === 'S1/XBB/F')!
    expect(mirror).toEqual({ address: 'S1/XBB/F', partner: 'XBB', partnerAddress: 'A1/XAA/F' })
    expect(mirrorCells(definition, other)).toContainEqual({
      ...{ address: 'A1/XAA/F', partner: 'XAA', partnerAddress: 'S1/XBB/F' },
    })
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), (here, there) => {
        const one = examineReport(definition, layout, [cell('S1/XBB/F', here)], [], {
          ...COMPARED_WITH_NOTHING,
          reported: new Map([['XBB', new Map([['A1/XAA/F', there]])]]),
        })
        const two = examineReport(definition, other, [cell('A1/XAA/F', there)], [], {
          ...COMPARED_WITH_NOTHING,
          reported: new Map([['XAA', new Map([['S1/XBB/F', here]])]]),
        })
        const isFar =
          Math.abs(here - there) >= 100 && Math.abs(here - there) * 2 > Math.max(here, there)
        expect([one.unexplained, two.unexplained]).toEqual(isFar ? [1, 1] : [0, 0])
      }),
      SEED,
    )
  })

  test('an explanation clears exactly the warning it was given for, and never an error', () => {
    const raw = withCell(sample(3), cell('S1/XBB/F', 1))
    const { findings, errors } = examine(raw, before({ 'S1/XBB/F': 5_000 }))
    expect(errors).toBeGreaterThan(0)
    const explanations = findings.map((finding) => ({
      ...{ rule: finding.rule, address: finding.address, said: saidBy(finding), text: 'It is so' },
    }))
    const told = examine(raw, before({ 'S1/XBB/F': 5_000 }), explanations)
    expect([told.errors, told.unexplained, told.explained]).toEqual([errors, 0, 1])
    expect(mayBeSubmitted(told)).toBe(false)
    // Another figure is another warning.
    const changed = examine(raw, before({ 'S1/XBB/F': 5_001 }), explanations)
    expect([changed.unexplained, changed.explained]).toEqual([1, 0])
    const empty = explanations.map((one) => ({ ...one, text: '  ' }))
    expect(examine(raw, before({ 'S1/XBB/F': 5_000 }), empty).unexplained).toBe(1)
  })
})

describe('what is published', () => {
  const publish = (raw: readonly RawCell[], shown = 1) => {
    const own = { ...definition, smallestShown: shown }
    const protection = { rule: { ...USUAL_RULE, threshold: 1 }, earlier: [] }
    return publishReport(own, layout, readCells(layout, raw).cells, '2030', protection).rows
  }

  test('each figure once, at its end of the corridor', () => {
    const rows = publish(sample(5))
    expect(rows).toHaveLength(new Set([...layout.cells.values()].map((one) => one.keyText)).size)
    const stock = rows.find((row) => row.measure === 'STOCK_RESIDENT' && row.origin === 'XBB')!
    expect(stock).toMatchObject({ destination: 'XAA', reportedBy: 'DST', period: '2030' })
    const abroad = rows.find((row) => row.measure === 'STOCK_ABROAD' && row.destination === 'XBB')!
    expect(abroad).toMatchObject({ origin: 'XAA', reportedBy: 'ORG', value: expect.any(Number) })
  })

  test('no confidential figure, no small one, and none that the rest would tell alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.constantFrom(...layout.cells.keys()), { minLength: 1, maxLength: 6 }),
        (seed, marked) => {
          const raw = sample(seed).map((one) =>
            marked.includes(one.address as never) ? { ...one, confidentiality: 'C' } : one,
          )
          const rows = publish(raw, 5)
          const { cells } = readCells(layout, raw)
          const shown = rows.filter(({ value }) => value !== null)
          expect(shown.filter(({ value }) => value! > 0 && value! < 5)).toEqual([])
          expect(shown.filter(({ confidentiality }) => confidentiality !== 'F')).toEqual([])
          const hidden = rows.filter(({ value }) => value === null)
          expect(hidden.every(({ status }) => status === 'Q')).toBe(true)
          expect(valuesOf(cells.values()).size).toBe(cells.size)
          // No line of a table lacks one figure alone that must not be told.
          const isShown = new Set(shown.map(keyOf))
          const secret = new Set(hidden.filter((row) => row.confidentiality === 'C').map(keyOf))
          for (const { total, parts } of layout.sums) {
            const line = [total, ...parts].map((at) => layout.cells.get(at)!.keyText)
            const out = line.filter((key) => !isShown.has(key))
            if (out.length === 1) expect(secret.has(out[0]!)).toBe(false)
          }
        },
      ),
      { ...SEED, numRuns: 15 },
    )
  })

  const keyOf = (row: ReturnType<typeof publish>[number]) => {
    const partner = row.reportedBy === 'DST' ? row.origin : row.destination
    const { measure, SEX, AGE, EDUCATION, OCCUPATION, INDUSTRY } = row
    return [measure, partner, SEX, AGE, EDUCATION, OCCUPATION, INDUSTRY].join('.')
  }

  test('what changed from one release to the next', () => {
    const raw = sample(9)
    const before = publish(raw)
    expect(compareReleases(before, before)).toEqual({ same: before.length, differences: [] })
    const was = raw.find(({ address }) => address === 'S2/Y15-24/F')!
    const after = publish([
      ...withCell(raw, { ...was, value: Number(was.value) + 8 }).filter(
        ({ address }) => address !== 'O5/_U/M',
      ),
    ])
    const { differences, same } = compareReleases(before, after)
    expect(differences.map(({ kind }) => kind).sort()).toEqual(['changed', 'removed'])
    expect(same).toBe(before.length - 2)
    const back = compareReleases(after, before)
    expect(back.differences.map(({ kind }) => kind).sort()).toEqual(['added', 'changed'])
    expect(differences.find(({ kind }) => kind === 'changed')).toMatchObject({
      key: { measure: 'STOCK_RESIDENT', AGE: 'Y15-24', SEX: 'F' },
      before: { value: was.value },
      after: { value: Number(was.value) + 8 },
    })
  })
})
