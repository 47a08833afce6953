import { FLOW_METHODS, PSEUDO_BAYES_WEIGHT } from '@corridor/flows'
import { parsePeriod } from '@corridor/kernel'
import { InvalidArgumentError } from 'commander'
import { describe, expect, test } from 'vitest'
import { METHOD_NAMES } from '../flows/methodMeanings.ts'
import { readCorridor } from '../flows/requireAreas.ts'
import { createProgram } from '../program.ts'
import { listOf, pairOfAreas, parsedBy, share, wholeNumber } from './options.ts'

describe('option values', () => {
  test.each(['-1', '1.5', '', 'x', '1e3', '70000'])('wholeNumber refuses %j', (text) => {
    expect(() => wholeNumber(0, 65_535)(text)).toThrow(InvalidArgumentError)
  })

  test('wholeNumber takes its limits', () => {
    expect(wholeNumber(0, 65_535)('65535')).toBe(65_535)
    expect(() => wholeNumber(1)('0')).toThrow('at least 1')
  })

  test.each(['', '-0.1', '1.1', 'half', 'NaN'])('share refuses %j', (text) => {
    expect(() => share(text)).toThrow(InvalidArgumentError)
  })

  test('a refusal of the kernel is wrong usage', () => {
    expect(() => parsedBy(parsePeriod)('2015')).toThrow(InvalidArgumentError)
    expect(parsedBy(parsePeriod)('2010-2015')).toEqual({ from: 2010, to: 2015 })
  })

  test('listOf splits, repeats and refuses what is not allowed', () => {
    const read = listOf(['a', 'b', 'c'])
    expect(read('a, b')).toEqual(['a', 'b'])
    expect(read('c', ['a'])).toEqual(['a', 'c'])
    expect(() => read('a,d')).toThrow('"d"')
    expect(() => listOf()('a,,b')).toThrow(InvalidArgumentError)
  })

  test.each(['NPL', '-QAT', 'NPL-', '>', ''])('pairOfAreas refuses %j', (text) => {
    expect(() => pairOfAreas(text)).toThrow(InvalidArgumentError)
  })
})

describe('corridors', () => {
  test('codes of the tables come first, whatever they look like', () => {
    expect(readCorridor('A-B', ['A', 'B'])).toEqual({ origin: 'A', destination: 'B' })
    expect(readCorridor('north-west>B', ['B', 'north-west'])).toEqual({
      origin: 'north-west',
      destination: 'B',
    })
    expect(readCorridor('npl-qat', ['NPL', 'QAT'])).toEqual({ origin: 'NPL', destination: 'QAT' })
    expect(() => readCorridor('A-A', ['A'])).toThrow('not a corridor')
  })
})

describe('what the help says without loading the engine', () => {
  test('methods and their order', () => {
    expect(METHOD_NAMES).toEqual(FLOW_METHODS)
  })

  test('the default weight', () => {
    const flows = createProgram([]).commands.find((command) => command.name() === 'flows')!
    const estimate = flows.commands.find((command) => command.name() === 'estimate')!
    const weight = estimate.options.find(({ long }) => long === '--weight')!
    expect(weight.description).toContain(`default: ${PSEUDO_BAYES_WEIGHT}`)
  })
})
