import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthlyFloor, PARAMETERS, parameter } from '../testing/sampleCase.ts'
import {
  isVerified,
  type Parameter,
  type ParameterKey,
  type ParameterPlace,
  ParameterSchema,
  parameterBook,
  parameterTies,
  resolveParameter,
} from './index.ts'

const DAY = '2030-04-10'
const PLACE: ParameterPlace = {
  ...{ origin: 'XAA', destination: 'XBB', sector: 'construction', occupation: '7112' },
}

const age = (record: string, key: ParameterKey, more: Partial<Parameter> = {}): Parameter =>
  parameter('minimum_age', { years: 18 }, { record, key, ...more })

const answer = (
  parameters: readonly Parameter[],
  place: ParameterPlace = PLACE,
  on = DAY,
): string => {
  const found = resolveParameter(parameterBook(parameters), 'minimum_age', place, on)
  if (found.kind === 'found') return found.parameter.record
  return found.kind === 'undecided' ? `undecided: ${found.what}` : found.kind
}

test('the most specific key wins, by place and by work', () => {
  const every = age('all', {})
  const country = age('country', { jurisdiction: 'XAA' })
  const corridor = age('corridor', { corridor: 'XAA-XBB' })
  const sector = age('sector', { corridor: 'XAA-XBB', sector: 'construction' })
  const group = age('group', { corridor: 'XAA-XBB', occupation: '71' })
  const unit = age('unit', { corridor: 'XAA-XBB', occupation: '7112' })
  const steps = [every, country, corridor, sector, group, unit]
  for (const [place, step] of steps.entries()) {
    expect(answer(steps.slice(0, place + 1).toReversed())).toBe(step.record)
  }
})

test('what does not fit is left out, and nothing left is missing', () => {
  expect(answer([age('one', { jurisdiction: 'XBB' })])).toBe('missing')
  expect(answer([age('one', { corridor: 'XBB-XAA' })])).toBe('missing')
  expect(answer([age('one', { sector: 'fishing' })])).toBe('missing')
  expect(answer([age('one', { occupation: '9' })])).toBe('missing')
  expect(answer([])).toBe('missing')
})

test('the interval contains the event date, both ends included', () => {
  const spring = [age('one', {}, { validFrom: '2030-04-01', validUntil: '2030-04-30' })]
  const on = (day: string) => answer(spring, PLACE, day)
  expect(['2030-03-31', '2030-04-01', '2030-04-30', '2030-05-01'].map(on)).toEqual([
    ...['missing', 'one', 'one', 'missing'],
  ])
})

test('two that fit equally well are a tie, and are told before they are put into force', () => {
  const one = age('one', { corridor: 'XAA-XBB' })
  const other = age('other', { jurisdiction: 'XAA', sector: 'construction' })
  const same = age('same', { corridor: 'XAA-XBB' })
  expect(answer([one, other])).toBe('tie')
  expect(answer([one, same])).toBe('tie')
  expect(parameterTies(one, [other, same]).map(({ record }) => record)).toEqual(['other', 'same'])
  const later = { ...same, validFrom: '2031-01-01' }
  const until = { ...one, validUntil: '2030-12-31' }
  expect(parameterTies(until, [later])).toEqual([])
  // A third that is more specific than both settles it.
  expect(answer([one, other, age('best', { corridor: 'XAA-XBB', sector: 'construction' })])).toBe(
    'best',
  )
})

test('a fact that would decide and is not stated makes it undecided', () => {
  const parameters = [age('all', {}), age('sector', { sector: 'construction' })]
  expect(answer(parameters, { ...PLACE, sector: null })).toBe('undecided: sector')
  expect(answer(parameters, { ...PLACE, sector: 'fishing' })).toBe('all')
  const unit = [age('all', {}), age('unit', { occupation: '7112' })]
  expect(answer(unit, { ...PLACE, occupation: '71' })).toBe('undecided: occupation')
  expect(answer(unit, { ...PLACE, occupation: '72' })).toBe('all')
  const province = [age('all', {}), age('province', { jurisdiction: 'XAA-P3' })]
  expect(answer(province)).toBe('undecided: jurisdiction')
  expect(answer([age('pair', { corridor: 'XAA-XBB' })], { ...PLACE, origin: null })).toBe(
    'undecided: corridor',
  )
})

test('a jurisdiction is that of the end whose law it is', () => {
  const floor = (jurisdiction: string) =>
    resolveParameter(
      parameterBook([monthlyFloor(1, { key: { jurisdiction } })]),
      ...(['monthly_floor', PLACE, DAY] as const),
    ).kind
  expect([floor('XBB'), floor('XAA')]).toEqual(['found', 'missing'])
})

describe('laws', () => {
  const parts = {
    corridor: fc.constantFrom('XAA-XBB', 'XAA-XCC'),
    jurisdiction: fc.constantFrom('XAA', 'XAA-P3', 'XCC'),
    sector: fc.constantFrom('construction', 'fishing'),
    occupation: fc.constantFrom('7', '71', '7112', '9'),
  }
  const keys = fc
    .record(parts, { requiredKeys: [] })
    .filter((key) => key.corridor === undefined || key.jurisdiction === undefined)
  const registers = fc
    .array(keys, { maxLength: 8 })
    .map((all) => all.map((key, place) => age(`p-${place}`, key)))
  const places = fc.record({
    origin: fc.constantFrom('XAA', 'XAA-P3', null),
    destination: fc.constantFrom('XBB', null),
    sector: fc.constantFrom('construction', null),
    occupation: fc.constantFrom('7112', '71', null),
  })
  const SEED = { seed: 20140528, numRuns: 500 }

  test('the order of the register does not matter', () => {
    fc.assert(
      fc.property(registers, places, (parameters, place) => {
        const [one, other] = [answer(parameters, place), answer(parameters.toReversed(), place)]
        expect(other.split(':')[0]).toBe(one.split(':')[0])
      }),
      SEED,
    )
  })

  test('saying less never finds a parameter that saying more would not', () => {
    fc.assert(
      fc.property(
        registers,
        places,
        fc.constantFrom('sector', 'occupation'),
        (all, place, part) => {
          const less = answer(all, { ...place, [part]: null })
          if (less.startsWith('p-')) expect(answer(all, place)).toBe(less)
        },
      ),
      SEED,
    )
  })

  test('a register without ties by pairs has none in any case', () => {
    fc.assert(
      fc.property(registers, places, (parameters, place) => {
        if (parameters.every((one) => parameterTies(one, parameters).length === 0)) {
          expect(answer(parameters, place)).not.toBe('tie')
        }
      }),
      SEED,
    )
  })
})

test('verified is named: the parameter itself, or every basis of it', () => {
  const one = PARAMETERS[0]!
  expect(isVerified(one)).toBe(true)
  expect(isVerified({ ...one, verifiedBy: null })).toBe(true)
  const unread = { ...one.legalBasis[0]!, verifiedBy: null }
  expect(isVerified({ ...one, verifiedBy: null, legalBasis: [unread] })).toBe(false)
  expect(isVerified({ ...one, verifiedBy: null, legalBasis: [] })).toBe(false)
})

test('a value has the form of its name', () => {
  for (const one of PARAMETERS) expect(ParameterSchema.parse(one)).toEqual(one)
  const wrong = ParameterSchema.safeParse({ ...age('one', {}), value: { years: '18' } })
  expect(wrong.error?.issues[0]?.path).toEqual(['value', 'years'])
  const both = { corridor: 'XAA-XBB', jurisdiction: 'XAA' }
  expect(ParameterSchema.safeParse(age('p-1', both)).success).toBe(false)
})
