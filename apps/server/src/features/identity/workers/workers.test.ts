import { setTimeout as wait } from 'node:timers/promises'
import {
  absencesRoute,
  accountRoute,
  addWorkerContactRoute,
  askWorkerCodeRoute,
  claimRoute,
  confirmWorkerContactRoute,
  endWorkerSessionRoute,
  issueClaimCodeRoute,
  peopleRoute,
  ROUTES,
  type Route,
  renewReturnCodeRoute,
  roleFacts,
  sessionRoute,
  signInRoute,
  signOutRoute,
  workerEventsRoute,
  workerRoute,
  workerSessionsRoute,
  workerSignInRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPrivate } from '../../../http/guard.ts'
import { type TestServer, testServer } from '../../../testing/testServer.ts'
import { IDENTITY_LIMITS } from '../IdentityParts.ts'
import { Browser } from '../testing/browser.ts'
import {
  handClock,
  type Member,
  MINUTE,
  makeAdministrator,
  makeMember,
  PASSWORD,
  signInFully,
} from '../testing/people.ts'
import { CLAIM_LASTS_MS, issueClaimCode } from './claims.ts'
import { CODE_LASTS_MS, CODE_TRIES } from './messageCodes.ts'
import { readContact } from './readContact.ts'
import { WORKER_TIMES } from './workerSessions.ts'

const clock = handClock()
const HOUR = 60 * MINUTE
let server: TestServer
let administrator: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
})
afterAll(() => server.close())

const WORKER = { name: 'Example Worker', language: 'es', organisation: 'home' } as const

const issue = async () =>
  (await issueClaimCode(server.identity, 'system', { ...WORKER, organisation: null })).code

/** The administrator's session ends while the clock is moved on. */
async function makeStaff(name: string, roles: Parameters<typeof makeMember>[4]): Promise<Member> {
  const browser = await signInFully(server, clock, administrator)
  administrator = { ...administrator, browser }
  return await makeMember(server, clock, administrator, name, roles)
}

async function claim(code: string, ownPhone = false, browser = new Browser(server.app)) {
  const { returnCode, session } = await browser.ask(claimRoute, {}, { code, ownPhone })
  if (session.state !== 'worker') throw new Error('not a worker')
  return { browser, returnCode, id: session.worker.id }
}

/** The digits last sent to an address; null when there was nothing new. */
async function sentDigits(to: string, before = 0): Promise<string | null> {
  for (let tries = 0; tries < 20; tries++) {
    const sent = server.messages.filter((message) => message.to === to)
    const last = sent.at(-1)
    if (sent.length > before && last?.kind === 'sign-in-code') return last.code
    await wait(5)
  }
  return null
}

const countSent = (to: string) => server.messages.filter((message) => message.to === to).length

async function addContact(browser: Browser, contact: string) {
  const before = countSent(contact)
  await browser.ask(addWorkerContactRoute, {}, { contact })
  const code = await sentDigits(contact, before)
  await browser.ask(confirmWorkerContactRoute, {}, { contact, code: code! })
}

const withoutInstance = (body: unknown) => ({ ...(body as object), instance: '' })

describe('a code on paper', () => {
  test('makes an account once; then hers alone leads back', async () => {
    const code = await issue()
    expect(code).toMatch(/^(?:[A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/)
    const { browser, returnCode, id } = await claim(code.toLowerCase().replaceAll('-', ' '))
    expect(await browser.ask(workerRoute, {})).toMatchObject({
      name: 'Example Worker',
      contact: null,
    })
    expect(await browser.ask(sessionRoute, {})).toEqual({
      state: 'worker',
      worker: { id, name: 'Example Worker', language: 'es' },
    })
    expect(returnCode).not.toBe(code)
    const again = await new Browser(server.app).call(claimRoute, {}, { code })
    expect([again.status, again.body]).toMatchObject([401, { code: 'sign_in_failed' }])
    for (let times = 0; times < 2; times++) {
      expect(await claim(returnCode!)).toMatchObject({ id, returnCode: null })
    }
    const { returnCode: newer } = await browser.ask(renewReturnCodeRoute, {})
    expect((await new Browser(server.app).call(claimRoute, {}, { code: returnCode! })).status).toBe(
      401,
    )
    expect((await claim(newer)).id).toBe(id)
    const stored = JSON.stringify(
      await server.kysely.selectFrom('worker_claim').selectAll().execute(),
    )
    for (const secret of [code, returnCode!, newer]) {
      expect(stored).not.toContain(secret)
      expect(stored).not.toContain(secret.replaceAll('-', ''))
    }
  })

  test('wrong, unknown, used and expired are told alike', async () => {
    const used = await issue()
    await claim(used)
    const expired = await issue()
    clock.pass(CLAIM_LASTS_MS)
    const answers = []
    for (const code of [used, expired, 'AAAA-AAAA-AAAA-AAAA', 'x', `${used}A`]) {
      const { status, body } = await new Browser(server.app).call(claimRoute, {}, { code })
      answers.push(JSON.stringify([status, withoutInstance(body)]))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('sign_in_failed')
  })

  test('of the same code tried eight times at once, one makes an account', async () => {
    const code = await issue()
    const accounts = () => server.kysely.selectFrom('worker_account').select('id').execute()
    const before = (await accounts()).length
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => new Browser(server.app).call(claimRoute, {}, { code })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(401)])
    expect((await accounts()).length).toBe(before + 1)
  })

  test('a network tries so many and no more, whatever it says it is', async () => {
    const small = await testServer({
      sharing: server,
      now: clock.now,
      identityLimits: { ...IDENTITY_LIMITS, claim: { most: 3, withinMs: HOUR } },
    })
    const code = await issue()
    const statuses: number[] = []
    for (let tries = 0; tries < 5; tries++) {
      const browser = new Browser(small.app, { address: '192.0.2.77' })
      const { status } = await browser.call(
        claimRoute,
        {},
        { code: tries === 4 ? code : 'wrong' },
        {
          'x-forwarded-for': `198.51.100.${tries}`,
          cookie: `corridor-session=${String(tries).repeat(43)}`,
          ...(tries === 3 ? { authorization: 'Bearer corridor_forged' } : {}),
        },
      )
      statuses.push(status)
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429])
    await small.close()
  })

  test('is given out by who may enter workers, in her organisation only', async () => {
    const inspector = await makeStaff('inspects', ['inspector'])
    const helper = await makeStaff('helps', ['resource-centre'])
    await claim((await helper.browser.ask(issueClaimCodeRoute, {}, WORKER)).code)
    const foreign = await helper.browser.call(
      issueClaimCodeRoute,
      {},
      {
        ...WORKER,
        organisation: 'somebody-elses',
      },
    )
    expect(foreign.status).toBe(404)
    for (const member of [administrator, inspector]) {
      expect((await member.browser.call(issueClaimCodeRoute, {}, WORKER)).status).toBe(403)
    }
    const { code } = await issueClaimCode(server.identity, 'system', {
      ...WORKER,
      organisation: null,
    })
    await claim(code)
    const issued = await server.kysely
      .selectFrom('audit_event')
      .select(['actor', 'details'])
      .where('verb', '=', 'issue.claim-code')
      .execute()
    expect(issued.map(({ actor }) => actor)).toContain(helper.id)
    // Whose code it was stands with the code, not in a log that auditors read.
    expect(JSON.stringify(issued)).not.toContain('Example Worker')
  })
})

describe('six digits in a message', () => {
  const PHONE = '+97450000001'
  let worker: Awaited<ReturnType<typeof claim>>
  beforeAll(async () => {
    worker = await claim(await issue())
    await addContact(worker.browser, PHONE)
    clock.pass(HOUR)
  })

  const askDigits = async (contact: string, browser = new Browser(server.app)) => {
    const before = countSent(contact)
    await browser.ask(askWorkerCodeRoute, {}, { contact })
    return (await sentDigits(contact, before))!
  }

  test('open the account once, within ten minutes', async () => {
    const code = await askDigits(PHONE)
    expect(code).toMatch(/^\d{6}$/)
    const browser = new Browser(server.app)
    const state = await browser.ask(workerSignInRoute, {}, { contact: '00974 5000-0001', code })
    expect(state).toMatchObject({ state: 'worker', worker: { id: worker.id } })
    const again = await browser.call(workerSignInRoute, {}, { contact: PHONE, code })
    expect(again.status).toBe(401)
    const late = await askDigits(PHONE)
    clock.pass(CODE_LASTS_MS)
    expect((await browser.call(workerSignInRoute, {}, { contact: PHONE, code: late })).status).toBe(
      401,
    )
    const first = await askDigits(PHONE)
    const second = await askDigits(PHONE)
    if (first !== second) {
      const old = await browser.call(workerSignInRoute, {}, { contact: PHONE, code: first })
      expect(old.status).toBe(401)
    }
    await browser.ask(workerSignInRoute, {}, { contact: PHONE, code: second })
    clock.pass(HOUR)
  })

  test('are void after five tries, also when all come at once', async () => {
    const code = await askDigits(PHONE)
    const wrong = code === '000000' ? '000001' : '000000'
    const answers = await Promise.all(
      Array.from({ length: CODE_TRIES + 1 }, () =>
        new Browser(server.app).call(workerSignInRoute, {}, { contact: PHONE, code: wrong }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(CODE_TRIES + 1).fill(401))
    const right = await new Browser(server.app).call(
      workerSignInRoute,
      {},
      { contact: PHONE, code },
    )
    expect(right.status).toBe(401)
    clock.pass(HOUR)
  })

  test('known and unknown addresses are answered alike, and stored alike; only one gets a message', async () => {
    const unknown = '+97450009999'
    const answers = []
    for (const contact of [PHONE, unknown]) {
      const asked = await new Browser(server.app).call(askWorkerCodeRoute, {}, { contact })
      const tried = await new Browser(server.app).call(
        workerSignInRoute,
        {},
        {
          contact,
          code: '999999',
        },
      )
      answers.push(
        JSON.stringify([asked.status, asked.body, tried.status, withoutInstance(tried.body)]),
      )
    }
    expect(answers[0]).toBe(answers[1])
    expect(await sentDigits(unknown)).toBe(null)
    const rows = await server.kysely.selectFrom('worker_code').selectAll().execute()
    expect(rows.map(({ worker: whose }) => whose)).toEqual(
      expect.arrayContaining([worker.id, null]),
    )
    for (const row of rows) {
      expect(row.contact).toMatch(/^[0-9a-f]{64}$/)
      expect(row.hash).toMatch(/^[0-9a-f]{64}$/)
    }
    clock.pass(HOUR)
  })

  test('sending is not waited for, so that the time tells nothing; a gateway that fails tells nothing', async () => {
    const sent: string[] = []
    const slow = await testServer({
      sharing: server,
      now: clock.now,
      messages: {
        name: 'slow',
        async send({ to }) {
          sent.push(to)
          await wait(3_000)
          throw new Error('the gateway is down')
        },
      },
    })
    const began = performance.now()
    const { status, body } = await new Browser(slow.app).call(
      askWorkerCodeRoute,
      {},
      {
        contact: PHONE,
      },
    )
    expect(performance.now() - began).toBeLessThan(2_500)
    expect([status, body]).toEqual([200, { done: true }])
    await expect.poll(() => sent).toEqual([PHONE])
    await slow.close()
    clock.pass(HOUR)
  })

  test('an address that cannot be one is said to be so, whoever asks', async () => {
    for (const contact of [
      '974 5000 0001',
      '+1',
      'a@b@c',
      'officer@example.org, other@example.org',
    ]) {
      const { status } = await new Browser(server.app).call(askWorkerCodeRoute, {}, { contact })
      expect([contact, status]).toEqual([contact, 400])
    }
    expect(readContact(' Worker@Example.ORG ')).toBe('worker@example.org')
    expect(readContact('+974 (50) 00.00-01')).toBe('+97450000001')
  })

  test('so many to one address and from one network, whatever they say they are; known or not alike', async () => {
    const ask = async (contact: string, address: string, headers: Record<string, string> = {}) =>
      (
        await new Browser(server.app, { address }).call(
          askWorkerCodeRoute,
          {},
          { contact },
          headers,
        )
      ).status
    for (const contact of [PHONE, '+97450008888']) {
      const statuses = []
      for (let tries = 0; tries < IDENTITY_LIMITS.workerContact.most + 1; tries++) {
        statuses.push(await ask(contact, `198.51.100.${tries}`))
      }
      expect(statuses).toEqual([...Array(5).fill(200), 429])
      for (const headers of [
        { cookie: `corridor-session=${'D'.repeat(43)}` },
        { cookie: worker.browser.cookie! },
        { authorization: 'Bearer corridor_forged' },
        { 'x-forwarded-for': '203.0.113.9' },
      ]) {
        expect(await ask(contact, '203.0.113.5', headers)).toBe(429)
      }
    }
    const fromOne = []
    for (let tries = 0; tries < IDENTITY_LIMITS.workerNetwork.most + 1; tries++) {
      fromOne.push(await ask(`+9745100${String(tries).padStart(4, '0')}`, '192.0.2.99'))
    }
    expect(fromOne.filter((status) => status === 200)).toHaveLength(60)
    expect(fromOne.at(-1)).toBe(429)
    clock.pass(HOUR)
  })

  test('tries are limited per address over all its codes', async () => {
    const statuses: number[] = []
    for (let round = 0; round < 3; round++) {
      const code = await askDigits(PHONE)
      const wrong = code === '000000' ? '000001' : '000000'
      for (let tries = 0; tries < 4; tries++) {
        const { status } = await new Browser(server.app, { address: `198.51.100.${round}` }).call(
          workerSignInRoute,
          {},
          { contact: PHONE, code: wrong },
        )
        statuses.push(status)
      }
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    clock.pass(HOUR)
  })

  test('whoever holds the number now has it; the account before is told and loses it', async () => {
    const next = await claim(await issue())
    await addContact(next.browser, PHONE)
    const code = await askDigits(PHONE)
    const state = await new Browser(server.app).ask(workerSignInRoute, {}, { contact: PHONE, code })
    expect(state).toMatchObject({ worker: { id: next.id } })
    const verbs = await server.kysely
      .selectFrom('audit_event')
      .select('verb')
      .where('subject', '=', worker.id)
      .execute()
    expect(verbs.map(({ verb }) => verb)).toContain('lose.contact')
    // Digits that were sent to add an address sign nobody in, and the other way round.
    const before = countSent('+97450000007')
    await next.browser.ask(addWorkerContactRoute, {}, { contact: '+97450000007' })
    const adding = (await sentDigits('+97450000007', before))!
    const misused = await new Browser(server.app).call(
      workerSignInRoute,
      {},
      {
        contact: '+97450000007',
        code: adding,
      },
    )
    expect(misused.status).toBe(401)
    const other = await claim(await issue())
    const foreign = await other.browser.call(
      confirmWorkerContactRoute,
      {},
      {
        contact: '+97450000007',
        code: adding,
      },
    )
    expect(foreign.status).toBe(401)
  })
})

describe('a worker’s session', () => {
  test('on a shared telephone ends with the browser, soon when idle, and within the hour', async () => {
    const { browser, returnCode } = await claim(await issue())
    const { headers } = await new Browser(server.app).call(claimRoute, {}, { code: returnCode! })
    expect(headers.get('set-cookie')).toMatch(
      /^corridor-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect((await browser.ask(workerRoute, {})).ownPhone).toBe(false)
    clock.pass(WORKER_TIMES.shared.idleMs)
    expect((await browser.call(workerRoute, {})).status).toBe(401)
    const busy = (await claim(returnCode!)).browser
    for (let minutes = 0; minutes < 55; minutes += 5) {
      clock.pass(5 * MINUTE)
      expect((await busy.call(workerRoute, {})).status).toBe(200)
    }
    clock.pass(5 * MINUTE)
    expect((await busy.call(workerRoute, {})).status).toBe(401)
  })

  test('on her own telephone lasts a week; she sees it elsewhere and ends it', async () => {
    const { browser, returnCode } = await claim(await issue(), true)
    clock.pass(3 * 24 * HOUR)
    expect((await browser.ask(workerRoute, {})).ownPhone).toBe(true)
    const other = (await claim(returnCode!)).browser
    const { sessions } = await other.ask(workerSessionsRoute, {})
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true])
    const elsewhere = sessions.find(({ current }) => !current)!
    const stranger = (await claim(await issue())).browser
    expect((await stranger.call(endWorkerSessionRoute, { session: elsewhere.id })).status).toBe(404)
    await other.ask(endWorkerSessionRoute, { session: elsewhere.id })
    expect((await browser.call(workerRoute, {})).status).toBe(401)
    const { events } = await other.ask(workerEventsRoute, {})
    expect(events.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining(['claim.worker-account', 'sign-in', 'end.session']),
    )
    await other.ask(signOutRoute, {})
    expect(await other.ask(sessionRoute, {})).toMatchObject({ state: 'anonymous' })
  })

  test('the token is new at sign-in, and a session left behind by staff ends with it', async () => {
    const planted = `corridor-session=${'F'.repeat(43)}`
    const browser = new Browser(server.app)
    browser.cookie = planted
    await claim(await issue(), false, browser)
    expect(browser.cookie).not.toBe(planted)
    const member = await makeStaff('leaves-open', [])
    const left = member.browser.cookie!
    await claim(await issue(), false, member.browser)
    const thief = new Browser(server.app)
    thief.cookie = left
    expect(await thief.ask(sessionRoute, {})).toMatchObject({ state: 'anonymous' })
    // And the other way round.
    const workers = member.browser.cookie!
    await member.browser.ask(signInRoute, {}, { email: member.email, password: PASSWORD })
    thief.cookie = workers
    expect(await thief.ask(sessionRoute, {})).toMatchObject({ state: 'anonymous' })
  })

  test('a closed account opens no more, by session or code', async () => {
    const { browser, id, returnCode } = await claim(await issue())
    await server.kysely
      .updateTable('worker_account')
      .set({ state: 'deactivated' })
      .where('id', '=', id)
      .execute()
    expect((await browser.call(workerRoute, {})).status).toBe(401)
    expect((await new Browser(server.app).call(claimRoute, {}, { code: returnCode! })).status).toBe(
      401,
    )
  })

  test('a worker reaches nothing of staff, and staff nothing of workers', async () => {
    await makeStaff('beside', [])
    const { browser } = await claim(await issue(), true)
    const routes = (ROUTES as readonly Route[]).filter(
      (route) => isPrivate(route) && route.usesSession !== true,
    )
    expect(routes.length).toBeGreaterThan(40)
    const own: readonly string[] = roleFacts('worker')?.may.own ?? []
    for (const route of routes) {
      const body = route.body === undefined ? undefined : (route.bodyExample ?? {})
      if (route.permission === 'signed-in-worker') {
        const staff = await administrator.browser.call(route, route.examples[0], body)
        expect([route.id, staff.status]).toEqual([route.id, 403])
      } else {
        const { status, body: answer } = await browser.call(route, route.examples[0], body)
        if (!own.includes(route.permission)) {
          expect([route.id, status]).toEqual([route.id, route.hides === true ? 404 : 403])
        } else if (status === 200) {
          // Of what could be a worker's own she has nothing; what day it is, anybody knows.
          const { today: _, ...rest } = answer as { readonly today?: string }
          const told = Object.values(rest).flat()
          expect([route.id, told.filter((one) => one !== null)]).toEqual([route.id, []])
        } else {
          expect([route.id, [400, 404].includes(status)]).toEqual([route.id, true])
        }
      }
    }
    expect((await browser.call(accountRoute, {})).status).toBe(403)
    expect((await browser.call(peopleRoute, {})).status).toBe(403)
    expect((await browser.call(absencesRoute, {})).status).toBe(403)
  })
})
