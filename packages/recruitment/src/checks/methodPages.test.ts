import { readFileSync } from 'node:fs'
import { moneyDecimal } from '@corridor/kernel'
import { expect, test } from 'vitest'
import {
  compareTerms,
  MEASURED_RULES,
  NO_TERMS,
  parameterBook,
  RULES,
  rulePrecision,
  verdictOf,
} from './index.ts'
import { checkContract } from './rules/index.ts'
import { PLANTED_CASES } from './testing/plantedCases.ts'
import { monthlyFloor, PARAMETERS, SAMPLE_CASE, TERMS, xts } from './testing/sampleCase.ts'

const page = (name: string): string =>
  readFileSync(new URL(`../../../../docs/methods/${name}.md`, import.meta.url), 'utf8')

const checks = page('recruitment-checks')
const comparison = page('contract-comparison')

test('the page lists the rules of the catalogue', () => {
  for (const { id, title, kinds, event } of Object.values(RULES)) {
    expect(checks).toContain(`| ${id} | ${title} | ${kinds.join(', ')} | ${event} |`)
  }
})

test('the figures of the labelled set are those that the catalogue keeps', () => {
  expect(checks).toContain(`has ${PLANTED_CASES.length} synthetic contracts`)
  const rows = Object.entries(MEASURED_RULES).map(([rule, counts]) => {
    const { precision, recall } = rulePrecision(counts)
    const interval = precision.interval!.map((one) => one.toFixed(2)).join(' to ')
    return `| ${rule} | ${precision.share!.toFixed(3)} | ${precision.n} | ${interval} | ${recall.share!.toFixed(3)} |`
  })
  expect(checks).toContain(rows.join('\n'))
})

test('the worked example of the verdict', () => {
  const care = {
    ...SAMPLE_CASE,
    sector: 'care',
    licence: { ...SAMPLE_CASE.licence, route: 'direct' as const },
    terms: {
      ...TERMS,
      basicMonthly: xts(95_000),
      food: { level: 'none', allowance: null } as const,
    },
  }
  const row = (words: string, more: readonly (typeof PARAMETERS)[number][]) => {
    const findings = checkContract({ ...care, parameters: parameterBook([...PARAMETERS, ...more]) })
    const { met } = findings.find(({ rule }) => rule === 'wage_floor')!
    expect(checks).toContain(`| ${words} | ${met} | ${verdictOf(findings, [], '2030-04-20')} |`)
  }
  const key = { jurisdiction: 'XBB', sector: 'care' }
  const floor = monthlyFloor(100_000, { key, validFrom: '2030-01-01' })
  row('no floor for care', [])
  row('floor 1000.00 from 2030-01-01, entered later, verified', [floor])
  row('the same floor, verified by nobody', [{ ...floor, verifiedBy: null, legalBasis: [] }])
})

test('the worked example of the comparison', () => {
  const rows = compareTerms(
    TERMS,
    { ...TERMS, basicMonthly: xts(100_000), hoursWeek: '60', occupation: '9313' },
    [],
  )
  const shown = (value: (typeof rows)[number]['origin']) =>
    value !== null && typeof value === 'object' ? moneyDecimal(value) : value
  for (const term of [
    'basicMonthly',
    'hoursWeek',
    'annualLeaveDays',
    'occupation',
    'hourlyEquivalent',
  ]) {
    const { origin, destination, outcome } = rows.find((one) => one.term === term)!
    expect(comparison).toContain(
      `| ${term} | ${shown(origin)} | ${shown(destination)} | ${outcome} |`,
    )
  }
  const silent = compareTerms(NO_TERMS, NO_TERMS, [])
  expect(silent.every(({ outcome }) => outcome === 'cannot_tell')).toBe(true)
})
