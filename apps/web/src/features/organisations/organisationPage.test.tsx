import { type Me, OrganisationFile, type Problem } from '@corridor/contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { samplePerson, sampleSession } from '../../testing/deskSample.ts'
import { click, mountApp, unmountApp } from '../../testing/mountApp.tsx'

afterEach(unmountApp)

const PERMISSIONS: Me['permissions'] = ['read.organisation', 'change.organisation']
const SESSION = sampleSession(samplePerson('officer', {}), PERMISSIONS)

const ACTS = ['rename', 'note', 'confirm', 'assign'].map((verb) => `organisation.${verb}`)

/** A file at a version, as the server gives it. */
const fileAt = (version: number, more: Partial<OrganisationFile> = {}): OrganisationFile =>
  OrganisationFile.parse({
    id: 'o-1',
    version,
    kind: 'agency',
    name: 'Example Agency',
    country: 'NPL',
    registration: null,
    status: 'active',
    office: null,
    officeName: null,
    jurisdiction: null,
    earlierNames: [],
    offices: [],
    appointments: [],
    proposal: null,
    history: Array.from({ length: version }, (_, index) => ({
      version: index + 1,
      type: index === 0 ? 'organisation.create' : 'organisation.note',
      actor: 'u-2',
      actorName: 'Example Colleague',
      role: 'administrator',
      organisation: 'home',
      onBehalfOf: null,
      onBehalfOfName: null,
      recordedAt: '2026-03-02T09:00:00.000Z',
      hash: '0'.repeat(64),
      payload: index === 0 ? { name: 'Example Agency' } : null,
    })),
    acts: ACTS.map((type) => ({ type, possible: true, reason: null, findings: [] })),
    ...more,
  })

interface Sent {
  readonly key: string | null
  readonly body: { readonly expectedVersion: number; readonly payload: { readonly text: string } }
}

type Reply = 'lost' | Problem | object

/** The page, with a server that answers its commands one after the other. */
async function openPage(file: OrganisationFile, replies: Reply[]) {
  const { page, until } = await mountApp('/desk/organisations/o-1', {
    '/identity/session': SESSION,
    '/organisations/o-1': file,
  })
  await until(() => page.querySelector('.timeline') !== null)
  const sent: Sent[] = []
  let current = file
  const usual = globalThis.fetch
  vi.stubGlobal('fetch', async (input: string, request: RequestInit) => {
    if (request.method !== 'POST') {
      return input.endsWith('/organisations/o-1')
        ? new Response(JSON.stringify(current))
        : usual(input, request)
    }
    const key = new Headers(request.headers).get('idempotency-key')
    sent.push({ key, body: JSON.parse(String(request.body)) })
    const reply = replies.shift()
    if (reply === undefined || reply === 'lost') throw new TypeError('connection lost')
    const status = 'status' in reply ? Number(reply.status) : 200
    return new Response(JSON.stringify(reply), { status })
  })
  return { page, until, sent, show: (next: OrganisationFile) => (current = next) }
}

/** Types a remark. */
async function write(page: HTMLElement, text: string): Promise<void> {
  const field = page.querySelector('textarea')!
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

async function send(page: HTMLElement): Promise<void> {
  const form = page.querySelector('textarea')!.closest('form')!
  await act(async () => {
    form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  })
}

const acknowledged = (version: number) => ({
  record: 'o-1',
  version,
  type: 'organisation.note',
  hash: '0'.repeat(64),
  recordedAt: '2026-03-02T09:05:00.000Z',
  receipt: null,
  repeated: false,
})

test('after a lost connection the same act is sent under the same key, another under another', async () => {
  const replies = ['lost', acknowledged(2), acknowledged(3)] as const
  const { page, until, sent, show } = await openPage(fileAt(1), [...replies])
  await write(page, 'first')
  await send(page)
  await until(() => sent.length === 1 && page.querySelector('[role="alert"]') !== null)
  expect(page.querySelector('textarea')!.value).toBe('first')
  show(fileAt(2))
  await send(page)
  await until(() => page.querySelectorAll('.timeline > li').length === 2)
  await write(page, 'second')
  await send(page)
  await until(() => sent.length === 3)
  const [one, again, other] = sent
  expect(again).toEqual(one)
  expect(one!.key).toMatch(/^[0-9a-f]{32}$/)
  expect(other!.key).not.toBe(one!.key)
  expect(other!.body).toEqual({ expectedVersion: 2, payload: { text: 'second' } })
})

test('what others added meanwhile is shown, and what was typed is sent on the new version', async () => {
  const conflict: Problem = {
    type: 'about:blank',
    title: 'Changed',
    status: 409,
    detail: 'changed',
    instance: 'urn:x',
    code: 'record_changed',
    details: {
      version: 2,
      since: [
        {
          version: 2,
          type: 'organisation.rename',
          actor: 'u-2',
          role: 'administrator',
          recordedAt: '2026-03-02T09:00:00.000Z',
        },
      ],
    },
  }
  const { page, until, sent, show } = await openPage(fileAt(1), [conflict, acknowledged(3)])
  await write(page, 'mine')
  show(fileAt(2))
  await send(page)
  await until(() => page.querySelectorAll('.timeline > li').length === 2)
  const told = page.querySelector('[role="alert"]')!.textContent
  expect(told).toContain('Change the name (Example Colleague, Administrator)')
  expect(page.querySelector('textarea')!.value).toBe('mine')
  await send(page)
  await until(() => sent.length === 2)
  expect(sent.map(({ body }) => body.expectedVersion)).toEqual([1, 2])
  expect(sent[1]!.key).not.toBe(sent[0]!.key)
})

test('a rule that cannot be told refuses, and says so', async () => {
  const refused: Problem = {
    type: 'about:blank',
    title: 'A rule is not met',
    status: 422,
    detail: 'x',
    instance: 'urn:x',
    code: 'rule_not_met',
    details: {
      reason: 'guard',
      findings: [
        { rule: 'organisation.office_known', met: 'cannot_tell', words: 'not known' },
        { rule: 'organisation.of_its_own', met: 'no', words: 'words of the server' },
      ],
      available: [],
    },
  }
  const { page, until } = await openPage(fileAt(1), [refused])
  await write(page, 'x')
  await send(page)
  await until(() => page.querySelector('.act-problem .finding-list') !== null)
  const lines = [...page.querySelectorAll('.act-problem .finding-list li')].map(
    ({ textContent }) => textContent,
  )
  expect(lines).toEqual([
    'Cannot tell: The office is an open one of an authority organisation.office_known',
    'No: words of the server organisation.of_its_own',
  ])
})

test('what may not be done says why, and what no role allows is not there', async () => {
  const { page } = await openPage(
    fileAt(1, {
      proposal: {
        act: 'close',
        reason: 'x',
        proposedAt: '2026-03-02T09:00:00.000Z',
        by: [{ id: 'u-1', name: 'Example Officer' }],
      },
      acts: [
        { type: 'organisation.rename', possible: false, reason: 'not_permitted', findings: [] },
        {
          type: 'organisation.confirm',
          possible: false,
          reason: 'separation',
          findings: [{ rule: 'SD1', met: 'no', words: 'x' }],
        },
        { type: 'organisation.note', possible: true, reason: null, findings: [] },
      ],
    }),
    [],
  )
  expect(page.textContent).not.toContain('Change the name')
  const closed = page.querySelector('.organisation-waiting .act-closed')!
  expect(closed.textContent).toContain('Confirm the proposal: another person must do it')
  expect(closed.textContent).toContain('No: Whoever proposed does not confirm')
})

test('a page of the desk asks to sign in, and tells where to come back to', async () => {
  const { page, until } = await mountApp('/desk/organisations?kind=union', {
    '/identity/session': { state: 'anonymous', firstRun: false },
  })
  await until(() => page.querySelector('.desk-page a') !== null)
  const link = page.querySelector<HTMLAnchorElement>('.desk-page a')!
  expect(new URL(link.href, 'http://x').searchParams.get('next')).toBe(
    '/desk/organisations?kind=union',
  )
  expect(page.querySelector('.desk-side')).toBeNull()
})

test('the side navigation holds what the roles open; on a telephone it opens and closes', async () => {
  const { page, until } = await mountApp('/desk/organisations', {
    '/identity/session': SESSION,
    '/organisations': { organisations: [], next: null },
  })
  await until(() => page.querySelector('.desk-side') !== null)
  const links = [...page.querySelectorAll('.desk-sections a')].map(({ textContent }) => textContent)
  expect(links).toEqual(['Organisations', 'Your account'])
  const button = page.querySelector('.desk-disclosure')!
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await click(button)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  expect(page.querySelector('.desk-sections')!.getAttribute('data-open')).toBe('true')
})
