import {
  changeNotificationPreferenceRoute,
  changePasswordRoute,
  grantRoleRoute,
  notificationPreferenceRoute,
  notificationsRoute,
  readNotificationsRoute,
  removeTotpRoute,
  signInRoute,
  unreadNotificationsRoute,
} from '@corridor/contract'
import type { ProtectedRecord } from '@corridor/permissions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startJobs } from '../../jobs/jobQueue.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import type { Message } from '../identity/messages/MessageGateway.ts'
import { Browser } from '../identity/testing/browser.ts'
import {
  type HandClock,
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
  PASSWORD,
  scopeOf,
} from '../identity/testing/people.ts'
import { inTransaction } from '../ledger/LedgerPlace.ts'
import {
  handOut,
  mail,
  type NotificationParts,
  notificationTasks,
  takeUpNotifications,
} from './notificationJobs.ts'
import { notify } from './notify.ts'

let server: TestServer
let clock: HandClock
let ana: Member
let ben: Member
let eva: Member
const mails: Message[] = []
let failures = 0

const parts = (): NotificationParts => ({
  owner: server.ledger.owner,
  tenant: server.ledger.tenant,
  timeZone: 'UTC',
  now: clock.now,
  publicUrl: () => 'http://localhost',
  messages: {
    name: 'test',
    send: async (message) => {
      if (failures > 0) {
        failures -= 1
        throw new Error('no connection')
      }
      mails.push(message)
    },
  },
})

beforeAll(async () => {
  clock = handClock()
  server = await testServer({ now: clock.now })
  ana = await makeAdministrator(server, clock)
  ben = await makeMember(server, clock, ana, 'ben', ['administrator'])
  eva = await makeMember(server, clock, ana, 'eva', ['auditor'])
})
afterAll(() => server.close())

const SETTING: ProtectedRecord = {
  kind: 'configuration',
  id: 'example-setting',
  owner: null,
  organisations: [],
  office: null,
  jurisdiction: null,
  assignees: [],
  mandateHolders: [],
  state: null,
}

const propose = (except: readonly string[]) =>
  notify(server.ledger.owner, parts(), {
    // Something that every administrator may.
    to: { permission: 'propose.configuration', on: SETTING, except },
    kind: 'proposal.waiting',
    params: { what: 'organisation', title: 'Example agency' },
    record: 'example-agency',
  })

const waitingNotice = async () =>
  (
    await server.ledger.owner.query<{ id: string }>(
      'select id from notice where tenant = $1 and delivered is null',
      [server.ledger.tenant],
    )
  ).rows[0]!.id

const kindsOf = async ({ browser }: Pick<Member, 'browser'>) =>
  (await browser.ask(notificationsRoute, {})).notifications.map(({ kind }) => kind)

/** Runs the mails that wait, as the queue would. */
async function sendMails(): Promise<readonly Message[]> {
  mails.length = 0
  const { rows } = await server.ledger.owner.query<{ person: string; id: string }>(
    `select person, id from notification where tenant = $1 and mail = 'waiting' order by created`,
    [server.ledger.tenant],
  )
  for (const { person, id } of rows) await mail(parts(), person, id)
  return mails
}

describe('notices of security', () => {
  test('the first device is no news, another one is, a newer version of it is not', async () => {
    expect(await kindsOf(eva)).toEqual([])
    const signIn = (device: string) =>
      new Browser(server.app).call(
        signInRoute,
        {},
        { email: eva.email, password: PASSWORD },
        { 'user-agent': device },
      )
    await signIn('Example Browser/12.0 (Linux)')
    await signIn('Example Browser/12.1 (Linux)')
    await signIn('a browser')
    const { notifications, unread } = await eva.browser.ask(notificationsRoute, { language: 'ar' })
    expect(unread).toBe(1)
    expect(notifications[0]).toMatchObject({
      kind: 'security.new-device',
      subject: 'تسجيل دخول من جهاز جديد',
      path: '/account',
      read: false,
    })
    expect(notifications[0]?.text).toContain('\u2068Example Browser/12.0 (Linux)\u2069')
    // In the language of her account, with her own name alone.
    expect(await sendMails()).toMatchObject([
      { kind: 'notice', to: eva.email, subject: 'Corridor: Connexion depuis un nouvel appareil' },
    ])
  })

  test('a role, a password and a second factor are told to whom they belong', async () => {
    clock.pass(1000)
    await ana.browser.ask(grantRoleRoute, { person: eva.id }, scopeOf('inspector'))
    clock.pass(1000)
    await eva.browser.ask(
      changePasswordRoute,
      {},
      {
        password: PASSWORD,
        newPassword: `${PASSWORD} again`,
      },
    )
    clock.pass(1000)
    await eva.browser.ask(removeTotpRoute, {}, { password: `${PASSWORD} again` })
    expect(await kindsOf(eva)).toEqual([
      'security.second-factor-removed',
      'security.password-changed',
      'security.role-granted',
      'security.new-device',
    ])
    expect(await kindsOf(ben)).toEqual([])
    expect((await sendMails()).map((one) => one.to)).toEqual([eva.email, eva.email, eva.email])
  })
})

describe('notices to whoever may act', () => {
  test('reach those who may on the day, but not the proposer; once', async () => {
    await propose([ana.id])
    const id = await waitingNotice()
    await Promise.all([handOut(parts(), id), handOut(parts(), id)])
    await handOut(parts(), id)
    expect(await kindsOf(ben)).toEqual(['proposal.waiting'])
    expect(await kindsOf(ana)).toEqual([])
    expect(await kindsOf(eva)).not.toContain('proposal.waiting')
    const { notifications } = await ben.browser.ask(notificationsRoute, { language: 'es' })
    expect(notifications[0]).toMatchObject({
      subject: 'Una propuesta le espera',
      path: '/desk/organisations/example-agency',
    })
    expect(notifications[0]?.text).toContain('Example agency')
    const [sent] = await sendMails()
    expect(JSON.stringify(sent)).not.toContain('Example agency')
  })

  test('a role that is over when it is handed out is told nothing', async () => {
    await propose([ana.id])
    const id = await waitingNotice()
    await server.ledger.owner.query('update role_grant set withdrawn = $2 where person = $1', [
      ben.id,
      clock.now(),
    ])
    await handOut(parts(), id)
    await server.ledger.owner.query('update role_grant set withdrawn = null where person = $1', [
      ben.id,
    ])
    expect(await kindsOf(ben)).toEqual(['proposal.waiting'])
  })

  test('what is undone is not told', async () => {
    const undone = inTransaction(server.ledger.owner, 'begin', async (client) => {
      await notify(client, parts(), {
        to: { person: ben.id },
        kind: 'proposal.confirmed',
        params: { what: 'organisation', title: 'Example agency' },
      })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await kindsOf(ben)).toEqual(['proposal.waiting'])
  })
})

describe('what was told', () => {
  test('is read by its owner alone, page by page, and marked', async () => {
    for (let at = 0; at < 5; at += 1) {
      clock.pass(1000)
      await notify(server.ledger.owner, parts(), {
        to: { person: ben.id },
        kind: 'proposal.confirmed',
        params: { what: 'organisation', title: `Example ${at}` },
      })
    }
    const first = await ben.browser.ask(notificationsRoute, { limit: 4 })
    expect(first.notifications).toHaveLength(4)
    const second = await ben.browser.ask(notificationsRoute, { limit: 4, before: first.next! })
    expect(second.notifications).toHaveLength(2)
    expect(second.next).toBeNull()
    const ids = [...first.notifications, ...second.notifications].map(({ id }) => id)
    expect(new Set(ids).size).toBe(6)
    expect((await ben.browser.ask(unreadNotificationsRoute, {})).unread).toBe(6)
    // Another person's ids do nothing.
    await ana.browser.ask(readNotificationsRoute, {}, { ids })
    expect((await ben.browser.ask(unreadNotificationsRoute, {})).unread).toBe(6)
    expect(await ben.browser.ask(readNotificationsRoute, {}, { ids: ids.slice(0, 2) })).toEqual({
      unread: 4,
    })
    expect(await ben.browser.ask(readNotificationsRoute, {}, { ids: null })).toEqual({ unread: 0 })
    expect((await ben.browser.call(notificationsRoute, { before: 'x' })).status).toBe(400)
    expect((await new Browser(server.app).call(notificationsRoute, {})).status).toBe(401)
  })
})

describe('e-mail', () => {
  test('is left out where somebody wants none, but not of security', async () => {
    await sendMails()
    expect(await ben.browser.ask(notificationPreferenceRoute, {})).toEqual({ email: true })
    await ben.browser.ask(changeNotificationPreferenceRoute, {}, { email: false })
    expect(await ben.browser.ask(notificationPreferenceRoute, {})).toEqual({ email: false })
    const to = { person: ben.id }
    const params = { what: 'organisation', title: 'Example' } as const
    await notify(server.ledger.owner, parts(), { to, kind: 'proposal.confirmed', params })
    const at = clock.now().toISOString()
    await notify(server.ledger.owner, parts(), {
      to,
      kind: 'security.password-changed',
      params: { at },
    })
    expect((await sendMails()).map(({ kind, to: address }) => [kind, address])).toEqual([
      ['notice', ben.email],
    ])
  })

  test('is sent by the queue, tried again when it fails, and not sent twice', async () => {
    await ben.browser.ask(changeNotificationPreferenceRoute, {}, { email: true })
    mails.length = 0
    failures = 1
    await propose([ana.id])
    const id = await waitingNotice()
    // A worker that died with the job, and a job that was lost: asked for again at the start.
    await server.ledger.owner.query('delete from graphile_worker._private_jobs')
    await takeUpNotifications(parts())
    const jobs = await startJobs(server.ledger.owner, notificationTasks(parts()), [], () => {})
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const end = setTimeout(() => reject(new Error('no mail came')), 30_000)
    const look = setInterval(() => {
      if (mails.length > 0) resolve()
    }, 100)
    await promise
    clearTimeout(end)
    clearInterval(look)
    await mail(parts(), ben.id, id)
    await takeUpNotifications(parts())
    await jobs.close()
    expect(failures).toBe(0)
    expect(mails).toMatchObject([{ kind: 'notice', id, to: ben.email }])
  })
})
