import { describe, expect, test } from 'vitest'
import { caseOf } from '../../testing/randomCases.ts'
import { SHIPPED_INSTRUMENTS } from '../../testing/readShipped.ts'
import { computeTotalization, explainFinding, FINDING_CODES, type Finding } from '../index.ts'
import { ARABIC_FINDINGS, FRENCH_FINDINGS, SPANISH_FINDINGS } from './texts/findings.ts'

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

describe('findings in other languages', () => {
  test.each([
    ['fr', FRENCH_FINDINGS],
    ['es', SPANISH_FINDINGS],
    ['ar', ARABIC_FINDINGS],
  ] as const)('%s has each once, and names only States and periods', (language, texts) => {
    const said = FINDING_CODES.map((code) => texts[code])
    expect(new Set(said).size).toBe(FINDING_CODES.length)
    for (const text of said) {
      for (const name of names(text)) expect(['states', 'periods']).toContain(name)
    }
    const one: Finding = {
      code: 'same-institution-overlap',
      severity: 'refused',
      rule: 'D1',
      article: null,
      message: 'in English',
      states: ['NLD'],
      periods: ['one', 'two'],
    }
    const sentence = explainFinding(one, { language, stateName: () => 'NAME' })
    expect(sentence).toContain('NAME')
    expect(sentence).toContain('one, two')
    expect(explainFinding(one, { language: 'en' })).toBe('in English')
  })

  test('what a finding names in its sentence it really has', () => {
    const { findings } = computeTotalization(
      {
        ...caseOf([
          {
            id: 'one',
            state: 'NLD',
            kind: 'contribution',
            from: '2010-01-01',
            to: '2009-01-01',
            evidence: 'declared',
          },
        ]),
      },
      SHIPPED_INSTRUMENTS,
    )
    expect(explainFinding(findings[0]!, { language: 'fr' })).toBe(
      'La période one finit avant de commencer : corrigez une des dates.',
    )
  })
})
