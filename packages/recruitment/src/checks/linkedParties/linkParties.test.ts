import { describe, expect, test } from 'vitest'
import { party } from '../testing/sampleCase.ts'
import {
  addressKey,
  firmWords,
  indexParties,
  linkParties,
  nameWords,
  phoneKey,
  trigramSimilarity,
} from './index.ts'

describe('measured pairs', () => {
  test.each([
    ['Mohamad Islam Kahn', 'Mohammad Islam Khan', 0.56],
    ['Ram Bahadur Thapa', 'Ram Bdr. Thapa', 0.52],
    ['Maria Dela Cruz', 'Ma. de la Cruz', 0.5],
  ])('%s / %s', (one, other, similarity) => {
    expect(trigramSimilarity(one, other)).toBeCloseTo(similarity, 2)
    expect(nameWords(one)).toEqual(nameWords(other))
  })
})

test('short forms, scripts, firms, addresses and telephones are brought to one form', () => {
  expect(nameWords('Ma. de la Cruz')).toEqual(['maria', 'delacruz'])
  expect(nameWords('राम बहादुर थापा')).toEqual(['ram', 'bhadur', 'thapa'])
  expect(firmWords('The Bravo Intl. Recruiting Svcs. (Pvt.) Ltd.')).toEqual([
    ...['bravo', 'international', 'recruitment', 'services'],
  ])
  expect(addressKey('12 Example Rd., Ward 3')).toBe(addressKey('Ward-3, Example Road 12'))
  expect(phoneKey('+977 (98) 1234-5678')).toBe(phoneKey('009779812345678'))
})

const one = (more: Parameters<typeof party>[2]) => party('one', 'Ram Bdr. Thapa', more)
const other = (more: Parameters<typeof party>[2]) => party('other', 'Ram Bahadur Thapa', more)
const BORN = '1970-02-03'
const passport = (number: string, country: string | null = 'XAA') => [
  { kind: 'passport', country, number },
]

const linksOf = (mine: Parameters<typeof party>[2], theirs: Parameters<typeof party>[2]) =>
  linkParties([one(mine)], indexParties([other(theirs)])).map(
    ({ kind, evidence, conflict }) =>
      `${evidence} ${kind}${conflict === null ? '' : ` (${conflict})`}`,
  )

test('strong, medium and weak evidence, and what speaks against a name', () => {
  expect(linksOf({ birthDate: BORN }, { birthDate: BORN })).toEqual(['strong name_and_birth_date'])
  expect(linksOf({}, {})).toEqual(['weak name'])
  expect(linksOf({ birthDate: BORN }, { birthDate: '1971-02-03' })).toEqual([
    'weak name (birth_date)',
  ])
  expect(linksOf({ identityNumbers: passport('A1') }, { identityNumbers: passport('A2') })).toEqual(
    ['weak name (identity_number)'],
  )
  expect(
    linksOf(
      { birthDate: BORN, identityNumbers: passport('A1') },
      { birthDate: BORN, identityNumbers: passport('A2') },
    ),
  ).toEqual(['weak name_and_birth_date (identity_number)'])
  // A passport renewed: one number in common is enough.
  expect(
    linksOf(
      { identityNumbers: [...passport('A1'), ...passport('A2')] },
      { identityNumbers: passport('a-2') },
    ),
  ).toEqual(['strong identity_number', 'weak name'])
  expect(
    linksOf({ identityNumbers: passport('A1', 'XCC') }, { identityNumbers: passport('A1') }),
  ).toEqual(['weak name'])
  expect(
    linksOf({ identityNumbers: passport('A1', null) }, { identityNumbers: passport('A1') }),
  ).toContain('strong identity_number')
  expect(linksOf({ phones: ['981234567'] }, { phones: ['+977 981234567'] })).toEqual([
    'medium phone',
    'weak name',
  ])
})

test('every link names both sides and where each is stated', () => {
  const [link] = linkParties([one({ birthDate: BORN })], indexParties([other({ birthDate: BORN })]))
  expect(link).toMatchObject({
    own: { id: 'one', source: 'register of one' },
    other: { id: 'other', source: 'register of other' },
    shared: 'Ram Bahadur Thapa',
    similarity: 1,
  })
})

test('a firm and a person of its name are not linked, nor a party to itself', () => {
  const firm = party('firm', 'Ram Bahadur Thapa', { role: 'organisation' })
  expect(linkParties([firm], indexParties([other({})]))).toEqual([])
  expect(linkParties([firm], indexParties([firm]))).toEqual([])
})
