import { type AuditEvent, auditExportRoute, auditRoute, routeUrl } from '@corridor/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCsv } from '../../testing/readCsv.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { handClock, type Member, makeAdministrator, makeMember } from './testing/people.ts'

// Where the authority is, it is the fourth already.
const clock = handClock('2026-03-03T20:00:00.000Z')
let server: TestServer
let auditor: Member
let administrator: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now, timeZone: 'Asia/Kathmandu' })
  administrator = await makeAdministrator(server, clock)
  auditor = await makeMember(server, clock, administrator, 'auditor', ['auditor'])
})
afterAll(() => server.close())

const events = async (input: Readonly<Record<string, string>>): Promise<AuditEvent[]> =>
  (await auditor.browser.ask(auditRoute, { ...input, limit: 500 })).events

test('the log is narrowed by verb and by days where the authority is', async () => {
  const given = await events({ verb: 'invite.person' })
  expect(given).toHaveLength(1)
  expect(given[0]).toMatchObject({ verb: 'invite.person', actor: { id: administrator.id } })
  expect(await events({ to: '2026-03-03' })).toEqual([])
  const all = await events({ from: '2026-03-04', to: '2026-03-04' })
  expect(all.length).toBeGreaterThan(5)
  expect(await events({ from: '2026-03-05' })).toEqual([])
  expect(await events({ verb: 'invite.person', actor: auditor.id })).toEqual([])
})

test('what was asked for is in the line about the reading', async () => {
  await events({ verb: 'sign-in', from: '2026-03-04' })
  const [newest] = await events({ actor: auditor.id })
  expect(newest).toMatchObject({
    verb: 'read.audit',
    details: { verb: 'sign-in', from: '2026-03-04' },
  })
})

const take = (member: Member, input: Readonly<Record<string, string>>) =>
  server.app.request(routeUrl(auditExportRoute, input), {
    headers: { cookie: member.browser.cookie! },
  })

test('goes out as a table of the same lines, and who took it is logged', async () => {
  const expected = await events({ actor: administrator.id })
  const response = await take(auditor, { actor: administrator.id })
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('content-disposition')).toContain('audit.csv')
  const { columns, rows } = readCsv(await response.text())
  expect(rows.map((row) => row[columns.indexOf('id')])).toEqual(expected.map(({ id }) => id))
  expect(rows.map((row) => row[columns.indexOf('verb')])).toEqual(expected.map(({ verb }) => verb))
  const [noted] = await events({ verb: 'export.audit' })
  expect(noted).toMatchObject({
    actor: { id: auditor.id },
    details: { actor: administrator.id, shown: expected.length },
  })
  const none = await take(auditor, { verb: 'nobody.does-this' })
  expect(readCsv(await none.text()).rows).toEqual([])
})

test('is refused to an administrator, who sees no log', async () => {
  expect((await take(administrator, {})).status).toBe(403)
  expect((await administrator.browser.call(auditRoute, {})).status).toBe(403)
})
