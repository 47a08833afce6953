import { firstRunRoute, lookAtLinkRoute, sessionRoute } from '@corridor/contract'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from '../../db/openDatabase.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { makeFirstRunLink } from './links.ts'
import { Browser } from './testing/browser.ts'
import { handClock, MINUTE, PASSWORD, tokenOf } from './testing/people.ts'

const dawn = handClock()

const accept = (to: TestServer, token: string, email = 'someone@example.org') =>
  new Browser(to.app).call(
    firstRunRoute,
    {},
    {
      token,
      email,
      name: 'Someone Example',
      language: 'ar',
      organisation: 'Example Ministry',
      password: PASSWORD,
    },
  )
const fresh = async () => {
  const empty = await testServer({ now: dawn.now })
  const link = await makeFirstRunLink(empty.identity, { onlyWhenEmpty: true })
  return { empty, token: tokenOf(link!.link) }
}

test('of two with the link at once one becomes administrator, once', async () => {
  const { empty, token } = await fresh()
  expect(await new Browser(empty.app).ask(sessionRoute, {})).toEqual({
    state: 'anonymous',
    firstRun: true,
  })
  expect(await new Browser(empty.app).ask(lookAtLinkRoute, {}, { token })).toMatchObject({
    kind: 'first-run',
  })
  const both = await Promise.all([
    accept(empty, token, 'one@example.org'),
    accept(empty, token, 'two@example.org'),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
  expect(await empty.kysely.selectFrom('person').select('id').execute()).toHaveLength(1)
  expect((await accept(empty, token)).body).toMatchObject({ code: 'link_not_valid' })
  expect(await makeFirstRunLink(empty.identity, { onlyWhenEmpty: false })).toBeNull()
  await empty.close()
})

test('a newer link, a day, and an easy password stop an older one or nothing', async () => {
  const { empty, token } = await fresh()
  const newer = tokenOf((await makeFirstRunLink(empty.identity, { onlyWhenEmpty: true }))!.link)
  expect((await accept(empty, token)).status).toBe(404)
  dawn.pass(24 * 60 * MINUTE)
  expect((await accept(empty, newer)).status).toBe(404)
  const last = tokenOf((await makeFirstRunLink(empty.identity, { onlyWhenEmpty: true }))!.link)
  const easy = await new Browser(empty.app).call(
    firstRunRoute,
    {},
    {
      token: last,
      email: 'someone@example.org',
      name: 'Someone',
      language: 'en',
      organisation: 'x',
      password: 'password1234',
    },
  )
  expect(easy.status).toBe(422)
  expect((await accept(empty, last)).status).toBe(200)
  await empty.close()
})

test('killed half way it leaves nobody, and the link still works', async () => {
  const { empty, token } = await fresh()
  const other = connect(empty.databaseUrl, () => {})
  const killed = await other.transaction().execute(async (tx) => {
    // Whoever accepts waits here, after the person and her password are written.
    await sql`lock table role_grant in access exclusive mode`.execute(tx)
    const accepting = accept(empty, token)
    for (let tries = 0; ; tries++) {
      const { rows } = await sql<{ pid: number }>`
          select pid from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'
            and query like '%role_grant%'`.execute(empty.kysely)
      const written = rows[0]
      if (written !== undefined) {
        await sql`select pg_terminate_backend(${written.pid})`.execute(empty.kysely)
        break
      }
      if (tries > 200) throw new Error('nobody waited')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return await accepting
  })
  await other.destroy()
  expect(killed.status).toBe(500)
  for (const table of ['person', 'person_password', 'role_grant', 'sign_in_session'] as const) {
    expect(await empty.kysely.selectFrom(table).selectAll().execute()).toEqual([])
  }
  expect((await accept(empty, token)).status).toBe(200)
  await empty.close()
})
