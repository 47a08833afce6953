import { expect, test } from 'vitest'
import { agencyKeys, askedPhone, licenceNumberKey, phoneKeys } from './agencyKeys.ts'

test('one name in four scripts has one skeleton', () => {
  const spellings = [
    'Himalaya Manpower Pvt. Ltd.',
    'HIMALAYA  manpower',
    'हिमालय म्यानपावर प्रा. लि.',
    'হিমালয় রিক্রুটিং',
    'هيمالايا للتوظيف',
  ]
  for (const name of spellings) expect(agencyKeys(name).sounds).toEqual(['hml'])
  // Written in one word here, in two there.
  expect(agencyKeys('البراق').sounds).toEqual(['lbrk'])
  expect(agencyKeys('Al-Buraq').sounds).toEqual(['brk', 'lbrk'])
})

test('words that many bear are left out, unless nothing else is there', () => {
  expect(agencyKeys('Example Star Recruitment Agency')).toEqual({
    folded: 'example star recruitment agency',
    core: 'example star',
    sounds: ['ksmpl', 'str', 'ksmplstr'],
  })
  expect(agencyKeys('Overseas Agency')).toMatchObject({ folded: 'overseas agency', core: '' })
  expect(agencyKeys('   ')).toEqual({ folded: '', core: '', sounds: [] })
})

test('numbers are found however they are written', () => {
  expect(licenceNumberKey('LIC-0001 / a')).toBe('lic0001a')
  const kept = phoneKeys('+977 1-4412345')
  for (const asked of ['01-4412345', '00977 1 4412345', '4412345', '+९७७ १ ४४१२३४५']) {
    expect(kept).toContain(askedPhone(asked))
  }
  expect(askedPhone('12345')).toBeNull()
  expect(askedPhone('LIC 123456')).toBeNull()
})
