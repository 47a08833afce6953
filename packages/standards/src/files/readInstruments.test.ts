import { describe, expect, test } from 'vitest'
import { readInstruments } from './readInstruments.ts'
import { problemsOf } from './testing/sampleInstruments.ts'

const provision = (article: string, rest: object = {}) => ({
  article,
  topic: 'recruitment',
  subject: 'who may recruit',
  requirement: 'Only public bodies',
  dutyOf: 'both',
  isRight: true,
  unit: null,
  reciprocity: 'none',
  verification: 'unverified',
  source: null,
  ...rest,
})

const convention = (rest: object = {}) => ({
  id: 'C097',
  kind: 'convention',
  name: 'Migration for Employment Convention (Revised), 1949',
  adoptedYear: 1949,
  category: null,
  lifeCycle: null,
  statedEntryIntoForce: null,
  accompaniedBy: [],
  revises: [],
  denounces: [],
  units: {
    kind: 'annex',
    units: [{ id: 'annex-I', name: 'Annex I' }],
    default: 'all',
    minimum: 0,
    atLeastOneOf: [],
    denouncedSingly: true,
    verification: 'unverified',
    source: null,
  },
  provisions: [provision('Annex I 3', { unit: 'annex-I' })],
  link: null,
  note: null,
  ...rest,
})

const file = (...instruments: readonly object[]) => ({ schema: 1, instruments })

describe('instruments', () => {
  test('take the words of a translation and stand in English where it has none, which is reported', () => {
    const fr = {
      instruments: { C097: 'Convention sur les travailleurs migrants (révisée), 1949' },
      provisions: { C097: { 'Annex I 3': 'Seulement des organismes publics' } },
      units: {},
    }
    const { instruments, missing } = readInstruments(file(convention()), { fr })
    expect(instruments[0]!.names).toMatchObject({
      en: 'Migration for Employment Convention (Revised), 1949',
      fr: 'Convention sur les travailleurs migrants (révisée), 1949',
      ar: 'Migration for Employment Convention (Revised), 1949',
    })
    expect(instruments[0]!.provisions[0]!.requirement.fr).toBe('Seulement des organismes publics')
    expect(missing.fr).toEqual(['unit C097 annex-I'])
    expect(missing.es).toEqual(['instrument C097', 'unit C097 annex-I', 'provision C097 Annex I 3'])
  })

  test.each([
    ['twice the same', file(convention(), convention()), 'C097 occurs twice'],
    [
      'twice the same article',
      file(convention({ provisions: [provision('1'), provision('1')] })),
      'article 1 of C097 occurs twice',
    ],
    [
      'an article in an annex that is none',
      file(convention({ provisions: [provision('1', { unit: 'annex-V' })] })),
      'stands in annex-V',
    ],
    ['another code', file(convention({ id: 'C97' })), 'write C, P or R'],
    [
      'another topic',
      file(convention({ provisions: [provision('1', { topic: 'x' })] })),
      'Invalid',
    ],
    ['a field that is not known', file(convention({ colour: 'red' })), 'colour'],
    ['no list', { schema: 1 }, 'instruments'],
  ])('with %s are refused', (_, content, text) => {
    const [first] = problemsOf(() => readInstruments(content, {}))
    expect(first!.file).toBe('instruments.json')
    expect(`${first!.column} ${first!.problem}`).toContain(text)
  })
})
