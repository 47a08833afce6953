import { STATUS_CAVEATS, STATUS_KINDS } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { statusSample } from '../../testing/standardsSample.ts'
import { lookOf } from './statusLook.ts'
import { statusWords } from './useStatusWords.ts'

const words = statusWords(
  (id, values = {}) =>
    `${id} ${Object.values(values)
      .filter((value) => value !== '')
      .join(' ')}`.trim(),
  { date: (iso) => iso },
)

const status = (kind: Parameters<typeof statusSample>[2], more = {}) =>
  statusSample('C097', 'NPL', kind, more)

describe('statusWords', () => {
  test('each standing has its own sentence, with the day that matters', () => {
    const sentences = STATUS_KINDS.map((kind) => words.says(status(kind)))
    expect(new Set(sentences).size).toBe(STATUS_KINDS.length)
    expect(words.says(status('in-force'))).toBe('standards.says.in-force 1951-01-22 1952-01-22')
    expect(words.says(status('not-recorded'))).toBe('standards.says.not-recorded 2023-07-31')
    expect(words.says(status('not-recorded', { completeThrough: null }))).toBe(
      'standards.says.not-recorded-undated',
    )
  })

  test('an end by an act, by a newer convention, and by one that is not named', () => {
    const end = { takesEffect: '1990-01-01', registered: null, by: null }
    const ended = (more: object) => words.says(status('ended', { end: { ...end, ...more } }))
    expect(ended({ kind: 'denunciation' })).toBe('standards.says.denounced 1990-01-01')
    expect(ended({ kind: 'automatic-denunciation', by: 'C183' })).toBe(
      'standards.says.replaced 1990-01-01 C183',
    )
    expect(ended({ kind: 'automatic-denunciation' })).toBe(
      'standards.says.replaced-unnamed 1990-01-01',
    )
  })

  test('a State that acted for a part of it alone is not said to be bound, nor not to have ratified', () => {
    const part = status('not-ratified', {
      counts: true,
      territories: [{ name: 'Sabah', kind: 'in-force' }],
    })
    expect(lookOf(part)).toBe('part')
    expect(words.says(part)).toBe('standards.status.part')
    expect(words.scope(part)).toEqual(['standards.territory.in-force Sabah'])
  })

  test('every caution has a sentence; the end of the list names its day where it is known', () => {
    const cautions = words.caveats(status('in-force', { caveats: [...STATUS_CAVEATS] }))
    expect(new Set(cautions).size).toBe(STATUS_CAVEATS.length)
    expect(
      words.caveats(status('in-force', { caveats: ['list-ends-before'], completeThrough: null })),
    ).toEqual(['standards.caveat.list-ends-before-undated'])
  })

  test('optional parts that stand alike are told once', () => {
    const units = (...kinds: string[]) =>
      words.scope(
        status('in-force', {
          units: kinds.map((kind, index) => ({ unit: `annex-${'I'.repeat(index + 1)}`, kind })),
        }),
      )
    expect(units('applies', 'applies')).toEqual(['standards.units-all-apply'])
    expect(units('not-recorded', 'not-recorded')).toEqual([])
    expect(units('applies', 'excluded')).toEqual([
      'standards.unit.applies standards.unit-name.annex I',
      'standards.unit.excluded standards.unit-name.annex II',
    ])
    expect(words.unit('branch-a')).toBe('standards.unit-name.branch (a)')
  })
})
