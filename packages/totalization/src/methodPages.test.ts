import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SHIPPED_INSTRUMENTS, WORKED_EXAMPLES } from '../testing/readShipped.ts'
import {
  computeTotalization,
  FINDING_CODES,
  isChecked,
  NATIONAL_FORMULAS,
  type NationalLegislation,
  portabilityGap,
  type StateAnswer,
  typicalCareer,
} from './index.ts'

const page = (name: string): string =>
  readFileSync(new URL(`../../../docs/methods/${name}.md`, import.meta.url), 'utf8')
const totalization = page('totalization')
const gapPage = page('portability-gap')

const answerTo = (id: string) =>
  computeTotalization(
    WORKED_EXAMPLES.find((example) => example.id === id)!.case!,
    SHIPPED_INSTRUMENTS,
  )
const ratioOf = ({ ratio }: StateAnswer) => (ratio === null ? '-' : `${ratio.own}/${ratio.total}`)

describe('numbers on the page about totalization', () => {
  test('the example of voluntary time that gives way', () => {
    for (const one of answerTo('ov-compulsory-voluntary').states) {
      expect(totalization).toContain(
        `| ${one.state} | ${one.own} | ${one.counted} | ${one.theoretical!.rounded} | ${ratioOf(one)} | ${one.proRata!.rounded} | ${one.payable!.rounded} |`,
      )
    }
  })

  test('the example of less than a year', () => {
    for (const one of answerTo('small-one-exempt').states) {
      expect(totalization).toContain(
        `| ${one.state} | ${one.own} | ${one.theoretical?.rounded ?? '-'} | ${ratioOf(one)} | ${one.payable!.rounded} |`,
      )
    }
  })

  test('every instrument with its rules and those not checked', () => {
    for (const { id, name, clauses } of SHIPPED_INSTRUMENTS) {
      const not = clauses.filter(({ verification }) => !isChecked(verification)).length
      expect(totalization).toContain(`| \`${id}\` ${name} | ${clauses.length} | ${not} |`)
    }
  })

  test('every formula is named, and every code of a finding known', () => {
    for (const id of NATIONAL_FORMULAS.keys()) expect(totalization).toContain(`\`${id}\``)
    expect(new Set(FINDING_CODES).size).toBe(FINDING_CODES.length)
  })
})

describe('numbers on the page about the portability gap', () => {
  test('the example of nine, four and six years', () => {
    const law = (state: string, years: number, amountPerUnit: string): NationalLegislation => ({
      state,
      currency: 'XTS',
      formula: { id: 'accrual', parameters: { amountPerUnit, unit: 'months' } },
      minimum: { years },
    })
    const career = typicalCareer({
      birthDate: '1975-03-01',
      startAge: 20,
      pensionAge: 60,
      branch: 'old-age',
      stays: [
        { state: 'A', months: 108 },
        { state: 'B', months: 48 },
        { state: 'C', months: 72 },
      ],
      legislations: [law('A', 15, '2'), law('B', 10, '5'), law('C', 10, '4')],
      contributionsPaid: { A: '5000', B: '9000', C: '12000' },
      instrument: 'none',
    })
    const { lines, totals } = portabilityGap(career, SHIPPED_INSTRUMENTS, 'ilo-c157-r167')
    for (const line of lines) {
      expect(gapPage).toContain(
        `| ${line.state} | ${line.withoutAgreement} | ${line.withAlternative} | ${line.lost} | ${line.contributionsForNothingToday} |`,
      )
    }
    expect(gapPage).toContain(
      `In all ${totals[0]!.lost} a month is lost and ${totals[0]!.contributionsForNothingToday} was paid for nothing.`,
    )
  })
})
