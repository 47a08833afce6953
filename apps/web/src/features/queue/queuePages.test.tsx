import type { Me, QueueItem } from '@corridor/contract'
import { afterEach, describe, expect, test } from 'vitest'
import { samplePerson, sampleSession } from '../../testing/deskSample.ts'
import { type Answers, click, mountApp, unmountApp } from '../../testing/mountApp.tsx'

const NOW = '2026-03-02T09:00:00.000Z'
const PERMISSIONS: Me['permissions'] = ['close.organisation', 'read.organisation']

const item = (record: string, rest: Partial<QueueItem> = {}): QueueItem => ({
  record,
  kind: 'organisation',
  title: `Example ${record}`,
  act: 'suspend',
  permission: 'close.organisation',
  path: `/desk/organisations/${record}`,
  since: '2026-02-27T09:00:00.000Z',
  deadline: { lastDay: '2026-03-17', missedFrom: '2026-03-17T18:15:00.000Z' },
  risk: 'in_time',
  taken: null,
  ...rest,
})

const ITEMS = [
  item('a', {
    risk: 'overdue',
    deadline: { lastDay: '2026-03-01', missedFrom: '2026-03-01T18:15:00.000Z' },
  }),
  item('b', { taken: { by: 'Example Colleague', mine: false, at: NOW } }),
  item('c', {
    kind: 'calendar',
    act: 'confirm',
    permission: 'confirm.configuration',
    path: null,
    risk: 'cannot_tell',
    deadline: { lastDay: null, missedFrom: null },
    taken: { by: 'Example reviewer', mine: true, at: NOW },
  }),
]

const answers = (items: readonly QueueItem[], count = items.length): Answers => ({
  '/identity/session': sampleSession(samplePerson('reviewer'), PERMISSIONS),
  '/desk/queue': { items, count, timeZone: 'Asia/Kathmandu', now: NOW },
  '/desk/queue/a/take': { mine: true },
  '/notifications/unread': { unread: 3 },
  '/notifications/preference': { email: true },
  '/notifications/read': { unread: 0 },
  '/notifications': {
    unread: 1,
    next: null,
    notifications: [
      {
        id: 'n1',
        kind: 'proposal.waiting',
        subject: 'A proposal waits for you',
        text: 'Proposed by another person, for you to confirm: organisation.',
        path: '/desk/organisations/a',
        created: NOW,
        read: false,
      },
    ],
  },
})

afterEach(unmountApp)

describe('the queue', () => {
  test('says what waits, until when, since when and why', async () => {
    const { page, until, calls } = await mountApp('/desk', answers(ITEMS))
    await until(() => page.querySelectorAll('.queue-table tbody tr').length === 3)
    const [first, second, third] = [...page.querySelectorAll('.queue-table tbody tr')].map(
      (row) => row.textContent ?? '',
    )
    expect(first).toContain('Suspend it')
    expect(first).toContain('March 1, 2026 Was over 14 hours ago')
    expect(first).toContain('3 days ago')
    expect(first).toContain('You may decide on organisations')
    expect(second).toContain('March 17, 2026 Over in 15 days')
    expect(second).toContain('Taken by Example Colleague')
    expect(third).toContain('Cannot be told: no holiday calendar reaches so far.')
    expect(page.querySelector('.queue-table a')?.getAttribute('href')).toMatch(
      /^\/desk\/organisations\/a/,
    )
    expect(page.textContent).toContain('3 new notifications')
    await click(page.querySelector('[aria-label="Take Example a"]')!)
    await until(() => calls.some((call) => call.endsWith('/desk/queue/a/take')))
    expect(page.querySelector('[aria-label="Leave Example c to others"]')).not.toBeNull()
  })

  test('keeps order and choice in the address', async () => {
    const { page, until, calls, router } = await mountApp('/desk?whose=mine', answers([], 0))
    await until(() => page.textContent?.includes('Nothing of this sort.') ?? false)
    expect(calls.some((call) => call.includes('whose=mine'))).toBe(true)
    await click(page.querySelector('input[value="age"]')!)
    expect(router.state.location.searchStr).toContain('sort=age')
  })

  test('that is empty says when something will stand in it', async () => {
    const { page, until } = await mountApp('/desk', answers([]))
    await until(() => page.textContent?.includes('When somebody proposes') ?? false)
    expect(page.querySelector('.queue-controls')).toBeNull()
  })

  test('goes from page to page', async () => {
    const { page, until, calls } = await mountApp('/desk', answers(ITEMS, 120))
    await until(() => page.querySelector('.queue-table') !== null)
    const after = [...page.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Page after',
    )
    await click(after!)
    await until(() => calls.some((call) => call.includes('skip=50')))
  })
})

describe('notifications', () => {
  test('are read in the language of the page, marked and opened', async () => {
    const { page, until, calls } = await mountApp('/desk/notifications?lang=ar', answers([]))
    await until(() => page.querySelector('.notification') !== null)
    expect(calls.some((call) => call.includes('/notifications?language=ar'))).toBe(true)
    expect(page.querySelector('.notification-unread a')?.getAttribute('href')).toMatch(
      /^\/desk\/organisations\/a/,
    )
    await click(page.querySelector('.notification button')!)
    await until(() => calls.some((call) => call.endsWith('/notifications/read')))
    await click(page.querySelector('input[type=checkbox]')!)
    await until(() => calls.filter((call) => call.endsWith('/notifications/preference')).length > 1)
  })
})
