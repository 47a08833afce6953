import { expect, test } from 'vitest'
import type { Ratification } from '../Ratification.ts'
import { compareLists } from './compareLists.ts'

const entry = (state: string, rest: Partial<Ratification> = {}): Ratification => ({
  instrument: 'C097',
  state,
  territory: null,
  action: 'ratification',
  registered: '2001-01-01',
  dateBasis: 'day',
  signed: null,
  statedEntryIntoForce: null,
  end: null,
  excluded: null,
  accepted: null,
  note: null,
  verification: 'sourced',
  source: null,
  ...rest,
})

test('a newer list shows what it adds, changes and takes out', () => {
  const [kept, changed, gone] = [entry('NPL'), entry('QAT'), entry('FRA')]
  const added = entry('DEU')
  const after = entry('QAT', { registered: '2001-01-02', excluded: ['annex-I'] })
  expect(compareLists([kept, changed, gone], [added, after, { ...kept }])).toEqual({
    added: [added],
    changed: [{ before: changed, after, fields: ['registered', 'excluded'] }],
    removed: [gone],
    unchanged: 1,
  })
})

test('instruments that it does not cover stay as they are', () => {
  const other = entry('FRA', { instrument: 'C143' })
  expect(compareLists([other], [entry('NPL')]).removed).toEqual([])
})

test('a State and a part of it, and two ratifications of one State, are held apart', () => {
  const first = entry('NPL', { end: { kind: 'denunciation', registered: '2012-01-22' } })
  const second = entry('NPL', { registered: '2020-01-01' })
  const part = entry('NPL', { territory: 'Karnali' })
  const { added, changed, unchanged } = compareLists([first], [part, second, { ...first }])
  expect({ added, changed, unchanged }).toEqual({
    added: [part, second],
    changed: [],
    unchanged: 1,
  })
})

test('the order of the fields of an end makes no difference', () => {
  const before = entry('NPL', { end: { kind: 'denunciation', registered: '2012-01-22' } })
  const after = entry('NPL', { end: { registered: '2012-01-22', kind: 'denunciation' } })
  expect(compareLists([before], [after]).changed).toEqual([])
})
