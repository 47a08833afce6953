import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicNumber, readPublicNumber } from './publicNumber.ts'

const SEED = { seed: 20140528, numRuns: 500 }
const record = fc.stringMatching(/^[0-9a-f]{20}$/).map((hex) => `j-${hex}`)
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXY'

test('a number is read back however it is typed', () => {
  fc.assert(
    fc.property(record, fc.constantFrom('JO' as const, 'SA' as const), (id, kind) => {
      const number = publicNumber(kind, id)
      expect(number).toMatch(/^(JO|SA)(-[2-9A-HJ-NP-Y]{4}){3}$/)
      for (const typed of [number, number.toLowerCase(), ` ${number.replaceAll('-', ' ')} `]) {
        expect(readPublicNumber(typed)).toEqual({ kind, number })
      }
    }),
    SEED,
  )
})

test('one wrong sign, or two neighbours exchanged, is no number', () => {
  fc.assert(
    fc.property(record, fc.nat(11), fc.constantFrom(...SIGNS), (id, at, sign) => {
      const signs = [...publicNumber('JO', id).slice(3).replaceAll('-', '')]
      const wrong = signs.with(at, sign).join('')
      if (wrong !== signs.join('')) expect(readPublicNumber(`JO${wrong}`)).toBeNull()
      const next = at === 11 ? 10 : at + 1
      const turned = signs.with(at, signs[next]!).with(next, signs[at]!).join('')
      // The check sign has no weight of its own: what it catches beside itself is one in 31.
      if (turned !== signs.join('') && at < 10) expect(readPublicNumber(`JO${turned}`)).toBeNull()
    }),
    SEED,
  )
})

test('numbers of many records differ', () => {
  const numbers = Array.from({ length: 2_000 }, (_, at) =>
    publicNumber(
      'JO',
      `j-${(BigInt(at) * 0x9e3779b97f4a7c15f39n).toString(16).padStart(20, '0').slice(-20)}`,
    ),
  )
  expect(new Set(numbers).size).toBe(2_000)
})

test('another text is no number, another id gives none', () => {
  for (const typed of ['', 'JO-1', 'XX-2222-2222-2222', 'JO-0000-0000-0000']) {
    expect(readPublicNumber(typed)).toBeNull()
  }
  expect(() => publicNumber('JO', 'home')).toThrow(expect.objectContaining({ code: 'bad_option' }))
})
