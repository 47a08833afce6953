import fc from 'fast-check'
import type { AttributeValue, DataPart, MeasureValue, SeriesPart } from '../data/DataPart.ts'
import type { DataStructure } from '../model/Artefact.ts'
import type { Reference } from '../model/Reference.ts'
import { DIMENSION_CODES } from './demonstration.ts'

const PERIODS = ['2019', '2020', '2020-Q1', '2020-02', '2015-07-01/P5Y', '2020-W07']

/** Text with everything that a format could stumble over, but nothing that XML cannot hold. */
const text = fc
  .array(
    fc.constantFrom(
      'a',
      'Ü',
      'ر',
      '😀',
      ' ',
      ',',
      ';',
      '"',
      "'",
      '&',
      '<',
      '>',
      '\n',
      '\t',
      ':',
      '=',
      '[',
      ']',
      '{',
      '\\',
    ),
    { minLength: 1, maxLength: 6 },
  )
  // Single texts that are read as something else: blanks at the ends are trimmed by none of the formats.
  .map((signs) => `x${signs.join('')}`)

const number = fc.oneof(
  fc.integer(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.constant(Number.NaN),
)

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })

/** Parts of one data set of a structure: groups first, then series with their observations. */
export function randomParts(
  structure: DataStructure,
  reference: Reference,
): fc.Arbitrary<DataPart[]> {
  const measure = (id: string): fc.Arbitrary<MeasureValue> =>
    id === 'REMARK' ? optional(text) : optional(number)
  const attribute = (id: string): fc.Arbitrary<AttributeValue | undefined> => {
    if (id === 'OBS_STATUS') return optional(fc.constantFrom('A', 'E', 'M'))
    if (id === 'TAGS') return optional(fc.array(text, { minLength: 1, maxLength: 3 }))
    return optional(text)
  }
  const ofObservation = structure.attributes
    .filter(({ relationship }) => relationship.to === 'observation')
    .map(({ id }) => id)
  const observation = fc.record({
    time: fc.constantFrom(...PERIODS),
    // The first measure is always stated: an observation without anything leaves no trace.
    measures: fc.tuple(number, ...structure.measures.slice(1).map(({ id }) => measure(id))),
    attributes: fc.tuple(...ofObservation.map(attribute)),
  })
  const series = fc.record({
    key: fc.tuple(
      fc.constantFrom(...DIMENSION_CODES.FREQ),
      fc.constantFrom(...DIMENSION_CODES.ORIGIN),
      fc.constantFrom(...DIMENSION_CODES.SEX),
    ),
    decimals: optional(text),
    observations: fc.uniqueArray(observation, {
      selector: ({ time }) => time,
      minLength: 1,
      maxLength: 5,
    }),
  })
  const group = fc.record({
    key: fc.tuple(
      fc.constantFrom(...DIMENSION_CODES.ORIGIN),
      fc.constantFrom(...DIMENSION_CODES.SEX),
    ),
    note: text,
  })
  return fc
    .record({
      title: optional(text),
      groups: fc.uniqueArray(group, { selector: ({ key }) => key.join('.'), maxLength: 3 }),
      series: fc.uniqueArray(series, { selector: ({ key }) => key.join('.'), maxLength: 6 }),
    })
    .map(({ title, groups, series: rows }) => {
      const hasSeries = ([origin, sex]: readonly string[]) =>
        rows.some(({ key }) => key[1] === origin && key[2] === sex)
      return [
        { kind: 'dataset', structure: reference, action: 'Replace' } as const,
        // What belongs to no series is lost where rows repeat it, so there is nothing of the kind here.
        ...(title === undefined || rows.length === 0
          ? []
          : [{ kind: 'group' as const, key: {}, attributes: { TITLE: title } }]),
        ...groups
          .filter(({ key }) => hasSeries(key))
          .map(({ key: [ORIGIN, SEX], note }) => ({
            kind: 'group' as const,
            id: 'BySex',
            key: { ORIGIN, SEX },
            attributes: { NOTE_SOURCE: note },
          })),
        ...rows.map(
          ({ key, decimals, observations }): SeriesPart => ({
            kind: 'series',
            key,
            attributes: decimals === undefined ? {} : { DECIMALS: decimals },
            times: observations.map(({ time }) => time),
            measures: structure.measures.map((_, m) =>
              observations.map(({ measures }) => measures[m]),
            ),
            observationAttributes: Object.fromEntries(
              ofObservation.map((id, a) => [
                id,
                observations.map(({ attributes }) => attributes[a]),
              ]),
            ),
          }),
        ),
      ]
    })
}
