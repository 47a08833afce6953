import { describe, expect, test } from 'vitest'
import { caseOf, law } from '../../testing/randomCases.ts'
import { SHIPPED_INSTRUMENTS, WORKED_EXAMPLES } from '../../testing/readShipped.ts'
import {
  computeTotalization,
  EXPLANATION_LANGUAGES,
  explainLine,
  notCheckedWords,
  type TotalizationCase,
} from '../index.ts'
import { ARABIC_WORDS } from './texts/arabic.ts'
import { ENGLISH, ENGLISH_WORDS } from './texts/english.ts'
import { FRENCH_WORDS } from './texts/french.ts'
import { SPANISH_WORDS } from './texts/spanish.ts'

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted()
const answerTo = (given: TotalizationCase) => computeTotalization(given, SHIPPED_INSTRUMENTS)

describe('sentences', () => {
  test.each([
    ['fr', FRENCH_WORDS],
    ['es', SPANISH_WORDS],
    ['ar', ARABIC_WORDS],
  ])('%s says the same values as English', (_, { sentences }) => {
    for (const [key, text] of Object.entries(ENGLISH)) {
      const own = sentences[key as keyof typeof ENGLISH]
      expect(placeholders(own), key).toEqual(placeholders(text))
      expect(own).not.toBe(text)
    }
    expect(Object.keys(sentences).toSorted()).toEqual(
      Object.keys(ENGLISH_WORDS.sentences).toSorted(),
    )
  })

  test.each(EXPLANATION_LANGUAGES)(
    'every line of every worked example has one in %s',
    (language) => {
      for (const { case: given } of WORKED_EXAMPLES) {
        if (given === undefined) continue
        const { trace, unit } = answerTo(given)
        for (const line of trace) {
          const sentence = explainLine(line, { unit, language })
          expect(sentence, `${line.step} ${JSON.stringify(line.result)}`).not.toBe(line.says)
          expect(sentence).not.toMatch(/[{}–]|undefined/)
          expect(notCheckedWords(line, language) === null).toBe(line.checked)
        }
      }
    },
  )

  test('are plain, with names of States and units', () => {
    const periods = [
      {
        id: 'home',
        state: 'ESP',
        kind: 'contribution',
        from: '1984-01-01',
        to: '1992-12-31',
        evidence: 'certified',
      },
      {
        id: 'abroad',
        state: 'FRA',
        kind: 'contribution',
        from: '1993-01-01',
        to: '2002-12-31',
        evidence: 'certified',
      },
    ] as const
    const { trace, unit } = answerTo({
      ...caseOf(periods),
      legislations: [law('ESP', 180), law('FRA', 60)],
    })
    const names: Readonly<Record<string, string>> = { ESP: 'Spain', FRA: 'France' }
    const said = trace.map((line) =>
      explainLine(line, { unit, language: 'en', stateName: (code) => names[code] ?? code }),
    )
    expect(said).toContain('Time in each State by itself: Spain 108 months, France 120 months.')
    expect(said).toContain(
      'Spain asks for 180 months; own periods are 108 months: they alone give no right.',
    )
    expect(said).toContain(
      'Spain: with the others’ periods there are 228 months of 180 months: the right is there.',
    )
    expect(said).toContain('Spain pays its part, 108 months of 228 months.')
    const french = trace.map((line) => explainLine(line, { unit, language: 'fr' }))
    expect(french).toContain('ESP paie sa part, 108 mois sur 228 mois.')
  })
})
