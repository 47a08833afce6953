import {
  clearanceCertificateRoute,
  clearanceRoute,
  clearancesRoute,
  contractChecksRoute,
  contractRoute,
  contractsRoute,
  documentFileRoute,
  documentsRoute,
  issueClearanceRoute,
  ROLES,
  ROUTES,
  type Route,
  routeUrl,
  workerFileRoute,
  workerReadsRoute,
  workersRoute,
} from '@corridor/contract'
import { NO_TERMS } from '@corridor/recruitment/checks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessByClock } from '../features/clearances/followClearances.ts'
import { createSigner } from '../features/ledger/nodeCrypto.ts'
import { grantLicence, lodgeBond } from './testing/grantLicence.ts'
import { openState, type Person, type State } from './testing/openState.ts'
import { approve, type Recruited, recruited, requested, versionOf } from './testing/recruit.ts'

// The laws of operations-scenarios, "Cross-cutting assertions", over the file of one worker.

let state: State
let omar: Person
let agent: Person
/** Wears one role after the other, in another office, organisation and country. */
let stranger: Person
let file: Recruited
let clearance: string
let document: string

beforeAll(async () => {
  const signer = { current: null as ReturnType<typeof createSigner> | null }
  state = await openState('2030-01-05T09:00:00.000Z', {
    certificates: { signer: () => signer.current, rootKey: null },
  })
  signer.current = createSigner(`${state.server.dataDir}/certificates.pem`)
  const { person } = state
  await state.openOffice('north', 'XAA')
  await state.openOffice('post', 'XBB')
  const bravo = await state.organisation('agency', 'Bravo Agency', 'XAA')
  const castel = await state.organisation('employer', 'Castel Build', 'XBB')
  agent = await person('bravo', { role: 'agency', organisation: bravo })
  omar = await person('omar', { role: 'licensing-officer', office: 'home.north' })
  const boss = await person('castel', { role: 'employer', organisation: castel })
  const finance = { role: 'finance-officer', jurisdiction: 'XAA' } as const
  const people = {
    ...{ agent, omar, fin: await person('fin', finance), fay: await person('fay', finance) },
    ines: await person('ines', { role: 'inspector', office: 'home.north' }),
    dara: await person('dara', { role: 'authority', jurisdiction: 'XAA' }),
  }
  const agency = { id: bravo, name: 'Bravo Agency', number: 'LIC-0001' }
  await lodgeBond(state, people, agency)
  await grantLicence(state, people, agency)
  const parties = { agent, agency: bravo, boss, employer: castel, omar }
  file = await recruited(state, parties, {
    ...{ name: 'Amina', birthDate: '1999-05-04', jobOrder: null },
    terms: { ...NO_TERMS, sector: 'construction' },
  })
  await approve(state, omar, file.contract)
  clearance = await requested(state, agent, file.contract)
  await assessByClock(state.server.clearances, clearance)
  const version = await versionOf(state, clearance)
  const reason = { reason: 'papers seen' }
  await state.done(omar, issueClearanceRoute, { clearance }, version, reason)
  const { documents } = await agent.browser.ask(documentsRoute, {
    ...{ subjectKind: 'worker', subject: file.worker },
  })
  document = documents[0]!.id
  stranger = await person('stranger')
})
afterAll(() => state.close())

interface Noted {
  readonly actor: string
  readonly act: string
  readonly outcome: string
  readonly record: string | null
  readonly results: readonly string[] | null
}

/** The notes that a request leaves. */
async function notesOf(request: () => unknown): Promise<readonly Noted[]> {
  const { owner } = state.server.ledger
  const before = await owner.query('select id from ledger_read')
  await request()
  const { rows } = await owner.query<Noted>(
    'select actor, act, outcome, record, results from ledger_read where id <> all($1)',
    [before.rows.map(({ id }) => id)],
  )
  return rows
}

/** Every way in which somebody of staff is shown something of one worker. */
const readings = () =>
  [
    [workersRoute, {}, file.worker],
    [workerFileRoute, { worker: file.worker }, file.worker],
    [contractsRoute, {}, file.contract],
    [contractRoute, { contract: file.contract }, file.contract],
    [contractChecksRoute, { contract: file.contract }, file.contract],
    [clearancesRoute, {}, clearance],
    [clearanceRoute, { clearance }, clearance],
    [clearanceCertificateRoute, { clearance }, clearance],
    [documentsRoute, { subjectKind: 'worker', subject: file.worker }, document],
    [documentFileRoute, { document }, document],
  ] as unknown as readonly (readonly [Route, Record<string, string>, string])[]

const ask = (who: Pick<Person, 'browser'>, route: Route, input: Record<string, string>) =>
  state.server.app.request(routeUrl(route, input), {
    headers: { cookie: who.browser.cookie ?? '' },
  })

describe('(b) every reading of a person’s record is in the log, in its own transaction', () => {
  test('what is shown is noted, with who looked and at what', async () => {
    for (const [route, input, record] of readings()) {
      const [note, ...others] = await notesOf(async () => {
        const { status } = await ask(omar, route, input)
        expect([route.id, status]).toEqual([route.id, 200])
      })
      expect([route.id, others]).toEqual([route.id, []])
      expect([route.id, note]).toMatchObject([route.id, { actor: omar.id, outcome: 'shown' }])
      expect([route.id, [note!.record, ...(note!.results ?? [])]]).toEqual([
        route.id,
        expect.arrayContaining([record]),
      ])
    }
    const [note] = await notesOf(() =>
      ask(file.amina, workerReadsRoute as unknown as Route, { worker: file.worker }),
    )
    expect(note).toMatchObject({ outcome: 'shown' })
  })

  test('what cannot be noted is not shown', async () => {
    const { owner } = state.server.ledger
    const noNotes = 'alter table ledger_read add constraint none check (false) not valid'
    await owner.query(noNotes)
    try {
      for (const [route, input] of readings()) {
        const response = await ask(omar, route, input)
        expect([route.id, response.status]).toEqual([route.id, 500])
        expect(await response.text()).not.toMatch(/Amina|P-Amina|CLR1/)
      }
    } finally {
      await owner.query('alter table ledger_read drop constraint none')
    }
  })
})

/** Operations about one record of a worker, by the name of the parameter that is its id. */
const OF_A_WORKER = ['worker', 'contract', 'clearance', 'document'] as const

async function wear(role: string): Promise<void> {
  const { kysely } = state.server
  await kysely.deleteFrom('role_grant').where('person', '=', stranger.id).execute()
  await kysely
    .insertInto('role_grant')
    .values({
      ...{ id: 'worn', person: stranger.id, role, organisation: 'o-elsewhere' },
      ...{ office: 'home.south', jurisdiction: 'XCC', valid_from: '2026-01-01' },
      ...{ valid_until: null, granted_by: null, granted: state.clock.now() },
      ...{ withdrawn: null, withdrawn_by: null },
    })
    .execute()
}

const keyOf = ({ route, name }: { readonly route: Route; readonly name: string }): string =>
  route.method === 'GET' ? route.id : `${name} ${route.permission}`

describe('(c) without scope there is nothing there: 404, alike for what is not there', () => {
  const all = (ROUTES as readonly Route[]).flatMap((route) => {
    const [name, ...more] = [...route.path.matchAll(/:(\w+)/g)].map(([, one]) => one!)
    const isOurs = OF_A_WORKER.some((one) => one === name)
    return isOurs && more.length === 0 ? [{ route, name: name! }] : []
  })
  // Those of one permission are let in, or not, by the same decision.
  const routes = [...new Map(all.map((one) => [keyOf(one), one])).values()]
  const seen = { routes: routes.length, notFound: 0, forbidden: 0 }

  const send = async ({ route, name }: (typeof routes)[number], id: string) => {
    const example = (route.examples[0] ?? {}) as Record<string, string>
    const input = { ...example, [name]: id }
    if (route.method === 'GET') {
      const response = await ask(stranger, route, input)
      return { status: response.status, body: await response.text() }
    }
    const body = route.bodyExample as { payload?: unknown } | undefined
    const { status, body: answer } = await stranger.browser.call(
      ...([route, input, { expectedVersion: 1, payload: body?.payload ?? {} }] as unknown as [
        Route,
        never,
        never,
      ]),
      { 'idempotency-key': state.newKey() },
    )
    return { status, body: JSON.stringify(answer) }
  }
  const plain = (text: string) => text.replaceAll(/urn:[^"]+|\/api[^"]+|[kcxd]-[\w-]+/g, '')

  test.each(ROLES.map((role) => ({ role })))('$role', async ({ role }) => {
    await wear(role)
    const ids = { worker: file.worker, contract: file.contract, clearance, document }
    for (const one of routes) {
      const there = await send(one, ids[one.name as keyof typeof ids])
      expect([404, 403], `${role} ${one.route.id}: ${there.body}`).toContain(there.status)
      seen[there.status === 404 ? 'notFound' : 'forbidden'] += 1
      expect(there.body).not.toMatch(/Amina|Castel|Bravo/)
      if (there.status === 403) continue
      const nowhere = await send(one, ids[one.name as keyof typeof ids].replace(/-.*/, '-none'))
      expect([one.route.id, nowhere.status, plain(nowhere.body)]).toEqual([
        ...[one.route.id, there.status, plain(there.body)],
      ])
    }
    for (const [route, , key] of [
      [workersRoute, {}, 'workers'],
      [contractsRoute, {}, 'contracts'],
      [clearancesRoute, {}, 'clearances'],
    ] as const) {
      const { status, body } = await stranger.browser.call(route as unknown as Route, {})
      if (status === 200) expect((body as Record<string, unknown>)[key]).toEqual([])
      else expect([403, 404]).toContain(status)
    }
  })

  test('both happened often', () => {
    console.info(
      `${seen.routes} operations, ${ROLES.length} roles: 404 ${seen.notFound} times, 403 ${seen.forbidden} times`,
    )
    expect(seen.notFound).toBeGreaterThan(40)
    expect(seen.forbidden).toBeGreaterThan(100)
  })
})
