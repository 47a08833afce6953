import { CHECK_VOCABULARY } from '@corridor/contract'
import { i18n, type Messages } from '@lingui/core'
import { beforeEach, describe, expect, test } from 'vitest'
import { NAME_PLACES, type ReasonReader, reasonText, wordId } from './reasonText.ts'

const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

const compiled = import.meta.glob<{ readonly messages: Messages }>(
  [
    '../../i18n/checks/*.po',
    '../../i18n/rules/*.po',
    '../../i18n/documents/*.po',
    '../../i18n/terms/*.po',
    '../../i18n/sectors/*.po',
  ],
  { eager: true },
)
const source = import.meta.glob<string>('../../i18n/checks/en.po', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const messagesIn = (lang: string): Messages =>
  Object.assign(
    {},
    ...Object.entries(compiled)
      .filter(([path]) => path.endsWith(`/${lang}.po`))
      .map(([, { messages }]) => messages),
  ) as Messages

const readerOf = (locale: string): ReasonReader => ({
  t: i18n._.bind(i18n),
  has: (id) => i18n.messages[id] !== undefined,
  locale,
})

const { sentences, names, kindOf } = CHECK_VOCABULARY
const codes = Object.keys(sentences) as (keyof typeof sentences)[]

const wage = {
  words: 'the server’s English',
  reason: {
    code: 'wage_below_floor' as const,
    params: {
      pay: { minorUnits: 95_000, currency: 'XTS' },
      floor: { minorUnits: 100_000, currency: 'XTS' },
    },
  },
}

describe.each(LANGUAGES)('reasons in %s', (lang) => {
  beforeEach(() => i18n.loadAndActivate({ locale: lang, messages: messagesIn(lang) }))

  test('there is a sentence for every reason and a word for everything that it can name', () => {
    const wanted = [
      ...codes.map((code) => `checks.reason-${wordId(code)}`),
      ...names.rule.map((rule) => `rules.check-${wordId(rule)}`),
      ...names.supplier.map((one) => `checks.supplier-${one}`),
      ...Object.entries(NAME_PLACES).flatMap(([param, place]) => {
        const kind = kindOf[param] ?? param
        return kind in names
          ? names[kind as keyof typeof names].map((one) => `${place}${wordId(one)}`)
          : []
      }),
    ]
    expect(wanted.length).toBeGreaterThan(280)
    expect(wanted.filter((id) => i18n.messages[id] === undefined)).toEqual([])
  })

  test('no sentence leaves a gap', () => {
    for (const code of codes) {
      const params = Object.fromEntries(
        [...sentences[code].matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, '7']),
      )
      const text = reasonText({ words: '', reason: { code, params } }, readerOf(lang))
      expect(text, code).not.toMatch(/[{}]|undefined/)
      expect(text, code).not.toBe('')
    }
  })
})

test('every parameter that names something of a closed list is read as such', () => {
  expect(Object.keys(kindOf).filter((param) => NAME_PLACES[param] === undefined)).toEqual([])
})

test('the English catalogue has the sentences of the rules themselves', () => {
  const text = Object.values(source)[0]!
  for (const code of codes) {
    const entry = `msgid "checks.reason-${wordId(code)}"\nmsgstr "${sentences[code]}"`
    expect(text, code).toContain(entry)
  }
})

test('amounts, days, names and numbers are written as the reader does', () => {
  i18n.loadAndActivate({ locale: 'fr', messages: messagesIn('fr') })
  const french = readerOf('fr')
  expect(reasonText(wage, french).replace(/\s/g, ' ')).toBe(
    'Le salaire garanti de 950,00 XTS par mois est inférieur au minimum de 1 000,00 XTS.',
  )
  const missing = {
    code: 'parameter_missing' as const,
    params: { parameter: 'monthly_floor', place: 'XAA-XBB, care', date: '2030-04-10' },
  }
  expect(reasonText({ words: '', reason: missing }, french)).toMatch(/10 avril 2030/)
  const worse = {
    code: 'substitution_worse' as const,
    params: { count: 2, terms: 'basicMonthly, hoursWeek' },
  }
  expect(reasonText({ words: '', reason: worse }, french)).toContain(
    'Salaire de base par mois et Heures par semaine',
  )
  const language = {
    code: 'language_other' as const,
    params: { language: 'en', languages: 'ne, ar' },
  }
  expect(reasonText({ words: '', reason: language }, french)).toContain('népalais et arabe')
})

test('a reason that the page does not know yet is told in the server’s words', () => {
  const reason = { code: 'not_yet_known' as 'ban_none', params: {} }
  expect(reasonText({ words: 'As the server says.', reason }, readerOf('en'))).toBe(
    'As the server says.',
  )
})
