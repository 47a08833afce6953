import { readFileSync } from 'node:fs'
import type { DomainError, FileProblem } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SHIPPED_INSTRUMENTS } from '../../testing/readShipped.ts'
import {
  agreementOfInstrument,
  agreementsBetween,
  coverageBetween,
  coverageOf,
  layOver,
  readAgreements,
  type SocialSecurityAgreement,
} from '../index.ts'

const FILE: { agreements: { id: string }[] } = JSON.parse(
  readFileSync(new URL('../../../../data/totalization/agreements.json', import.meta.url), 'utf8'),
)
const OTHERS = readAgreements(FILE, 'agreements.json', 'shipped')
const REGISTER = layOver(
  [...SHIPPED_INSTRUMENTS.flatMap((one) => agreementOfInstrument(one) ?? []), ...OTHERS],
  [],
)
const standing = (pair: [string, string], on: string) =>
  agreementsBetween(REGISTER, pair, on).map((one) => [one.agreement.id, one.standing])

describe('agreements between two States on a day', () => {
  test('bind from the later first day to the earlier last one', () => {
    expect(standing(['NLD', 'ISR'], '2003-11-30')).toContainEqual(['nld-isr-1984', 'not-yet'])
    expect(standing(['NLD', 'ISR'], '2003-12-01')).toContainEqual(['nld-isr-1984', 'in-force'])
    expect(standing(['ISR', 'NLD'], '2021-05-01')).toContainEqual(['nld-isr-1984', 'ended'])
  })

  test('run through the hub only', () => {
    expect(standing(['USA', 'KOR'], '2020-01-01')).toEqual([['usa-totalization', 'in-force']])
    expect(standing(['KOR', 'CHL'], '2020-01-01')).toEqual([])
  })

  test('whose day is not known are told as that', () => {
    expect(standing(['NLD', 'IND'], '2020-01-01')).toEqual([['nld-ind-2009', 'day-unknown']])
    expect(standing(['NLD', 'PHL'], '2014-05-28')).toEqual([['nld-phl-2001', 'provisional']])
    expect(standing(['NLD', 'PHL'], '2001-05-31')).toEqual([['nld-phl-2001', 'day-unknown']])
  })

  test('that only pay abroad add nothing', () => {
    const tha = REGISTER.find(({ id }) => id === 'nld-tha-2002')!
    expect(tha.features.export.answer).toBe('yes')
    expect(tha.features.totalization.answer).toBe('no')
    const known: SocialSecurityAgreement = {
      ...tha,
      parties: tha.parties.map((party) => ({ ...party, from: '2004-05-01' })),
    }
    expect(coverageBetween([known], ['THA', 'NLD'], '2020-01-01').coverage).toBe('not-added')
  })
})

describe('coverage', () => {
  test('adds up: every person is in one class, and the share is a least one', () => {
    const states = ['ESP', 'FRA', 'USA', 'IND', 'QAT', 'NLD', 'THA', 'JPN', 'BRA', 'PRT']
    const stock = fc.record({
      partner: fc.constantFrom(...states),
      persons: fc.integer({ min: 0, max: 1e7 }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.array(stock), (origin, stocks) => {
        const { persons, byClass, share } = coverageOf(REGISTER, origin, stocks, '2020-07-01')
        const sum = Object.values(byClass).reduce((total, one) => total + one, 0)
        expect(sum).toBe(persons)
        if (persons === 0) expect(share).toBeNull()
        else expect(share).toBe(byClass.added / persons)
      }),
      { seed: 20140528, numRuns: 100 },
    )
  })

  test('is none where nothing is held, and full between members of the Union', () => {
    expect(coverageBetween(REGISTER, ['NPL', 'QAT'], '2020-01-01')).toEqual({
      coverage: 'none-held',
      agreements: [],
    })
    expect(coverageBetween(REGISTER, ['PRT', 'FRA'], '2020-01-01').coverage).toBe('added')
  })
})

describe('a file of agreements', () => {
  test('is refused with every problem: place, field and what to write', () => {
    const [first, second] = FILE.agreements as unknown as readonly Record<string, unknown>[]
    const [party] = first!.parties as readonly object[]
    const wrong = [
      { ...first, kind: 'treaty', surprise: 1 },
      {
        ...second,
        parties: [
          { ...party, from: '2020-02-30' },
          { ...party, state: 'Nepal' },
        ],
      },
    ]
    try {
      readAgreements(
        { schema: 'corridor-social-security-agreements-1', agreements: wrong },
        'x.json',
        'imported',
      )
      expect.unreachable('a bad file is refused')
    } catch (error) {
      const { problems, problemCount } = (error as DomainError).details as {
        readonly problems: readonly FileProblem[]
        readonly problemCount: number
      }
      expect(problemCount).toBe(4)
      expect(problems.map(({ row, column }) => [row, column])).toEqual([
        [1, `${first!.id}: kind`],
        [1, `${first!.id}: `],
        [2, `${second!.id}: parties.0.from`],
        [2, `${second!.id}: parties.1.state`],
      ])
      for (const { file, problem, fix } of problems) {
        expect(file).toBe('x.json')
        expect(problem).not.toBe('')
        expect(fix).not.toBe('')
      }
      expect(problems[1]!.fix).toContain('Take out surprise')
      expect(problems[3]!.problem).toContain('three capital letters')
    }
  })

  test('is refused with the field, and an import replaces what has its id', () => {
    const [first] = FILE.agreements
    const refuse = (agreements: readonly object[]) => () =>
      readAgreements(
        { schema: 'corridor-social-security-agreements-1', agreements },
        'x.json',
        'imported',
      )
    expect(refuse([{ ...first, kind: 'treaty' }])).toThrow(
      `x.json, row 1, column ${first!.id}: kind: Invalid option`,
    )
    expect(refuse([{ ...first, kind: 'treaty' }])).toThrow('Write one of regulation, multilateral')
    expect(refuse([first!, first!])).toThrow('two agreements')
    expect(refuse([])).toThrow('agreements')
    const parties = OTHERS[0]!.parties.map((one) => ({
      ...one,
      from: '2010-01-01',
      to: '2009-01-01',
    }))
    expect(refuse([{ ...first, parties }])).toThrow('before its first day')
    const renamed = { ...OTHERS[0]!, name: 'Another name', origin: 'imported' as const }
    const laid = layOver(REGISTER, [renamed])
    expect(laid).toHaveLength(REGISTER.length)
    expect(laid.find(({ id }) => id === renamed.id)).toBe(renamed)
  })
})
