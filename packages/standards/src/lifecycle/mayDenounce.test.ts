import { DomainError } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { facts, instrument, ratification, unitRule } from '../../testing/sampleFacts.ts'
import { denounceUnit, mayDenounce, openBook } from '../index.ts'

const C001 = instrument('C001', { units: unitRule(['annex-I', 'annex-II']) })
const C144 = instrument('C144', { adoptedYear: 1976 })
const ROWS = [
  ratification('C001', 'AAA', '1951-01-22', { excluded: ['annex-II'] }),
  ratification('C001', 'BBB', '1951-01-22', { excluded: null }),
  ratification('C144', 'BBB', '1977-01-01'),
  ratification('C144', 'CCC', '1977-01-01'),
]
const book = openBook(facts([C001, C144], ROWS))
const HELD = { held: '2021-12-01', organisations: ['Example union'], record: 'minutes 4' }

const refusal = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unlawful_act') return error.message
    throw error
  }
  return 'allowed'
}

describe('a denunciation', () => {
  test('is allowed in the window and takes effect a year later', () => {
    expect(mayDenounce(book, 'AAA', 'C001', '2022-01-22', null)).toMatchObject({
      takesEffect: '2023-01-22',
      window: { opens: '2022-01-22', closes: '2023-01-22' },
      consultation: 'not-required',
    })
    expect(mayDenounce(book, 'AAA', 'C001', '2023-01-21', null).takesEffect).toBe('2024-01-21')
  })

  test.each(['2022-01-21', '2023-01-22', '2026-06-01'])('is refused on %s', (on) => {
    const next = on < '2022-01-22' ? '2022-01-22 to 2023-01-21' : '2032-01-22 to 2033-01-21'
    expect(refusal(() => mayDenounce(book, 'AAA', 'C001', on, null))).toContain(next)
  })

  test('needs a consultation before it where C144 is in force', () => {
    const act = (consultation: typeof HELD | null) => () =>
      mayDenounce(book, 'BBB', 'C001', '2022-03-01', consultation)
    expect(refusal(act(null))).toContain('record the consultation first')
    expect(refusal(act({ ...HELD, held: '2022-03-02' }))).toContain('that of 2022-03-02 is later')
    expect(act(HELD)().consultation).toBe('held')
  })

  test('whether one is owed cannot be told without a list of C144', () => {
    const { lists, ...rest } = facts([C001, C144], ROWS.slice(0, 2))
    const without = openBook({ ...rest, lists: lists.filter((list) => list.instrument !== 'C144') })
    expect(mayDenounce(without, 'AAA', 'C001', '2022-03-01', null).consultation).toBe('cannot-tell')
  })

  test('is refused to a State that is not bound, or has denounced', () => {
    expect(refusal(() => mayDenounce(book, 'CCC', 'C001', '2022-03-01', null))).toContain(
      'it has not ratified it',
    )
    const end = { kind: 'denunciation', registered: '2022-02-01' } as const
    const ended = openBook(facts([C001], [...ROWS.slice(1, 2), { ...ROWS[0]!, end }]))
    expect(refusal(() => mayDenounce(ended, 'AAA', 'C001', '2022-03-01', null))).toContain(
      'registered on 2022-02-01; it takes effect on 2023-02-01',
    )
    expect(refusal(() => mayDenounce(ended, 'AAA', 'C001', '2023-02-01', null))).toContain(
      'no longer bound',
    )
  })
})

describe('a denunciation of a part', () => {
  const on = '2022-03-01'

  test('is allowed where the part applies, or may apply', () => {
    expect(denounceUnit(book, 'AAA', 'C001', 'annex-I', on, null)).toMatchObject({
      unit: 'annex-I',
      unitStatus: 'applies',
    })
    expect(denounceUnit(book, 'BBB', 'C001', 'annex-I', on, HELD).unitStatus).toBe('not-recorded')
  })

  test('is refused where the part was never accepted, or does not exist', () => {
    expect(refusal(() => denounceUnit(book, 'AAA', 'C001', 'annex-II', on, null))).toContain(
      'never accepted',
    )
    expect(() => denounceUnit(book, 'AAA', 'C001', 'annex-IX', on, null)).toThrow('it has annex-I')
    const whole = instrument('C001', { units: unitRule(['annex-I'], { denouncedSingly: false }) })
    const other = openBook(facts([whole], ROWS.slice(0, 2)))
    expect(refusal(() => denounceUnit(other, 'AAA', 'C001', 'annex-I', on, null))).toContain(
      'as a whole only',
    )
  })
})
