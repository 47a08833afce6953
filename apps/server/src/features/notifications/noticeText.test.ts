import { LANGUAGES } from '@corridor/contract'
import { ROLE_NAMES } from '@corridor/permissions'
import { describe, expect, test } from 'vitest'
import { ARABIC } from './messages/arabic.ts'
import { ENGLISH } from './messages/english.ts'
import { FRENCH } from './messages/french.ts'
import { mailText, noticeText, type Said } from './messages/noticeText.ts'
import { SPANISH } from './messages/spanish.ts'
import type { NoticeKind } from './Notice.ts'

const about = { what: 'calendar', title: 'NPL' } as const
const at = '2030-01-07T20:00:00.000Z'

const PARAMS: { readonly [Kind in NoticeKind]: Said['params'] } = {
  'proposal.waiting': about,
  'proposal.confirmed': about,
  'proposal.refused': about,
  'proposal.lapsed': about,
  'deadline.missed': about,
  'contract.mismatch': { ...about, what: 'contract' },
  'contract.rechecked': { ...about, what: 'contract' },
  'parameter.proposed': about,
  'ledger.not-intact': { at },
  'record.review': { ...about, what: 'jobOrder' },
  'emergency.opened': { what: 'break-glass', at, until: at, dueOn: '2026-03-09', earlier: 2 },
  'emergency.of-yours': { what: 'break-glass', at, until: at },
  'security.new-device': { device: 'Firefox on Linux', at },
  'security.password-changed': { at },
  'security.second-factor-removed': { at },
  'security.provider-linked': { provider: 'Example Ministry', at },
  'security.role-granted': { role: 'licensing-officer', at },
}

const KINDS = Object.keys(PARAMS) as readonly NoticeKind[]
const said = (kind: NoticeKind): Said => ({ kind, params: PARAMS[kind] })

/** Letters of a text without what was put in. */
const lettersOf = (text: string) => text.replaceAll(/\u2068.*?\u2069/g, '').match(/\p{L}/gu) ?? []

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(KINDS)('%s is said wholly', (kind) => {
    const { subject, text } = noticeText(said(kind), { language, timeZone: 'Asia/Kathmandu' })
    expect(subject).not.toBe('')
    expect(`${subject}${text}`).not.toMatch(/undefined|null|\[object|\{/)
    const given = Object.values(PARAMS[kind]).filter((value) =>
      ['NPL', 'Firefox on Linux', '2026-03-09'].includes(value),
    )
    for (const value of given) expect(text).toContain(`\u2068${value}\u2069`)
    const latin = lettersOf(`${subject}${text}`).filter((letter) =>
      /\p{Script=Latin}/u.test(letter),
    )
    if (language === 'ar') expect(latin).toEqual([])
    else expect(latin.length).toBeGreaterThan(10)
  })

  test('a mail says nothing of a record, and of security what happened', () => {
    const reader = { language, timeZone: 'UTC', name: 'Ana Example', address: 'http://x/desk' }
    const { subject, body } = mailText(said('proposal.waiting'), reader)
    expect(`${subject}${body}`).not.toContain('NPL')
    expect(body).toContain('http://x/desk')
    expect(mailText(said('security.new-device'), reader).body).toContain('Firefox on Linux')
  })
})

test('times are those of the authority', () => {
  const { text } = noticeText(said('security.password-changed'), {
    language: 'en',
    timeZone: 'Asia/Kathmandu',
  })
  expect(text).toContain('January 8, 2030 at 1:45 AM (Asia/Kathmandu)')
})

test('every role that can be held has a name in every language', () => {
  const held = ROLE_NAMES.filter(
    (role) => role !== 'public' && role !== 'person' && role !== 'worker',
  )
  for (const { roles } of [ENGLISH, FRENCH, SPANISH, ARABIC]) {
    expect(Object.keys(roles).toSorted()).toEqual([...held].toSorted())
  }
})
