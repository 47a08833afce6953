import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  classRows,
  comparisonRows,
  cumulationRows,
  fourAreaRows,
  knownFlowRows,
  rateRows,
  revisionRows,
  sensitivityRows,
  twoAreaRows,
  worldRows,
} from '../testing/pageTables.ts'
import { ABEL_2013_VITAL } from '../testing/publishedExamples.ts'
import { readWorldData } from '../testing/readWorldData.ts'
import {
  DEFAULT_CORRELATION_BETWEEN_DATES,
  DEFAULT_CORRELATION_BETWEEN_SEXES,
  DEFAULT_RELATIVE_ERRORS,
  estimateFlows,
  flowsChecksum,
  inputChecksum,
} from './index.ts'

const page = (name: string): string =>
  readFileSync(new URL(`../../../docs/methods/${name}.md`, import.meta.url), 'utf8')

/** The rows stand on the page one below the other. */
const expectRows = (text: string, rows: readonly string[]): void => {
  expect(rows.length).toBeGreaterThan(0)
  expect(text).toContain(rows.join('\n'))
}

const worlds = { 2020: readWorldData(2020), 2024: readWorldData(2024) }

describe('numbers on the page about uncertainty', () => {
  const text = page('uncertainty')

  test('two areas, in closed form and drawn', () => expectRows(text, twoAreaRows()))

  test('four areas', () => expectRows(text, fourAreaRows()))

  test('default errors', () => {
    for (const [name, error] of Object.entries(DEFAULT_RELATIVE_ERRORS)) {
      expect(text).toMatch(new RegExp(`\\| \`${name}\` \\| .* \\| ${error.toFixed(2)} \\|`))
    }
    expect(text).toContain(`The default \`ρ\` is ${DEFAULT_CORRELATION_BETWEEN_DATES}`)
    expect(text).toContain(`default \`r\` ${DEFAULT_CORRELATION_BETWEEN_SEXES} \`[unverified]\``)
  })

  test('classes of the shipped releases', () => {
    expectRows(text, [...classRows(worlds[2020], 2020), ...classRows(worlds[2024], 2024)])
  })

  test('what a revision changed', () => {
    expectRows(
      text,
      [1000, 10_000, 100_000].flatMap((minimum) => revisionRows(worlds, minimum)),
    )
  })

  test('the world', { timeout: 180_000 }, () => expectRows(text, worldRows(worlds[2020])))

  test('the world under other errors', { timeout: 180_000 }, () => {
    expectRows(text, sensitivityRows(worlds[2020]))
  })
})

test('numbers on the page about constraints', () => {
  const [range, ...fixed] = knownFlowRows()
  expect(page('constraints')).toContain(range)
  expectRows(page('constraints'), fixed)
})

describe('numbers on the page about rates', () => {
  const text = page('rates')

  test('rates of the four areas', () => {
    const { areas, corridors, all } = rateRows()
    expectRows(text, areas)
    expectRows(text, corridors)
    expect(text).toContain(`Effectiveness of all: ${all}.`)
  })

  test('sums over periods', () => expectRows(text, cumulationRows(worlds[2024])))
})

test('numbers on the page about comparison', () => {
  const text = page('comparison')
  const methods = ['drop-negative', 'open-minimum', 'closed-minimum', 'pseudo-bayes'] as const
  const tables = methods.map((method) => comparisonRows(worlds, method))
  expectRows(
    text,
    tables.map(({ agreement }) => agreement),
  )
  expectRows(text, tables[2]!.ranks)
  expectRows(text, tables[2]!.differences)
})

test('digits on the page about reproducibility', async () => {
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  const { areas, persons, total } = estimateFlows(ABEL_2013_VITAL, { method: 'closed-minimum' })
  const text = page('reproducibility')
  expect(text).toContain(`| total | ${total} |`)
  expect(text).toContain(
    `| checksum of the figures | ${await inputChecksum(ABEL_2013_VITAL, hash)} |`,
  )
  expect(text).toContain(`| checksum of the flows | ${await flowsChecksum(areas, persons, hash)} |`)
})
