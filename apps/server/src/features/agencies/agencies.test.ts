import {
  agenciesRoute,
  agencyRoute,
  type PublicAgency,
  type Route,
  routeUrl,
} from '@corridor/contract'
import type { Organisation } from '@corridor/ledger/organisations'
import type { Licence } from '@corridor/recruitment/licence'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { handClock } from '../identity/testing/people.ts'
import { licenceKind } from '../licences/licenceKind.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { exampleAgency, exampleLicence } from './testing/exampleAgencies.ts'

const clock = handClock('2030-06-15T09:00:00.000Z')
let server: TestServer

beforeAll(async () => {
  server = await testServer({ now: clock.now })
})
afterAll(() => server.close())

async function put(
  id: string,
  organisation: Partial<Organisation>,
  licence: Partial<Licence> | null,
): Promise<void> {
  const { owner, tenant } = server.ledger
  const state = exampleAgency('Example Agency', organisation)
  await organisationKind.project(owner, tenant, [{ record: id, version: 1, state }])
  if (licence === null) return
  const row = { record: `l-${id}`, version: 1, state: exampleLicence(id, licence) }
  await licenceKind.project(owner, tenant, [row])
}

const ask = async (route: Route, input: object) => {
  const response = await server.app.request(routeUrl(route, input as never))
  return { status: response.status, body: (await response.json()) as Record<string, never> }
}
const find = async (text: string, more: object = {}) => {
  const { body } = await ask(agenciesRoute, { text, ...more })
  return body as unknown as { agencies: PublicAgency[]; more: boolean }
}
const idsFor = async (text: string) =>
  (await find(text)).agencies.map(({ organisation }) => organisation)

const NAME = (name: string) => ({ name }) as const

describe('the look-up', () => {
  beforeAll(async () => {
    await put('himalaya', NAME('Himalaya Manpower Pvt. Ltd.'), { number: 'LIC-0815/30' })
    await put('buraq', NAME('البراق للتوظيف'), { number: 'LIC-2' })
    await put('surya', NAME('सूर्य ओभरसिज'), null)
    await put('padma', NAME('পদ্মা রিক্রুটিং'), { number: 'LIC-4' })
    await put(
      'newname',
      { name: 'Evergreen Agency', earlierNames: [{ name: 'Blue Lotus', until: '2029-01-01' }] },
      { number: 'LIC-5' },
    )
  })

  test.each([
    ['Himalaya', 'himalaya'],
    ['himalya manpowr', 'himalaya'],
    ['हिमालय', 'himalaya'],
    ['হিমালয়', 'himalaya'],
    ['هيمالايا', 'himalaya'],
    ['Al-Buraq', 'buraq'],
    ['alburak', 'buraq'],
    ['surya overseas', 'surya'],
    ['Padma', 'padma'],
    ['blue lotus', 'newname'],
    ['LIC 0815-30', 'himalaya'],
    ['lic0815 / 30', 'himalaya'],
  ])('%s', async (text, expected) => {
    expect((await idsFor(text))[0]).toBe(expected)
  })

  test('a telephone number is found with and without its codes', async () => {
    await put('phone', NAME('Quiet River'), {
      number: 'LIC-6',
      application: { ...exampleLicence('phone', {}).application, phones: ['+977 1-4412345'] },
    })
    for (const text of ['01-4412345', '+977 1 441 2345', '४४१२३४५']) {
      expect(await idsFor(text)).toEqual(['phone'])
    }
  })

  test('says by which name it was found, and that there is nothing', async () => {
    const { agencies } = await find('blue lotus')
    expect(agencies[0]).toMatchObject({ name: 'Evergreen Agency', foundAs: 'Blue Lotus' })
    expect(await find('zzyzzx')).toEqual({ agencies: [], more: false })
    expect((await find('%_')).agencies).toEqual([])
  })

  test('comes page by page, also for a word that many bear', async () => {
    for (const at of [1, 2, 3]) await put(`many-${at}`, NAME(`Overseas ${at}`), null)
    const first = await find('overseas', { limit: 2 })
    const second = await find('overseas', { limit: 2, page: 2 })
    expect([first.agencies.length, first.more, second.agencies.length, second.more]).toEqual([
      2,
      true,
      1,
      false,
    ])
    const bad = await ask(agenciesRoute, { text: 'x' })
    expect(bad.status).toBe(400)
  })
})

describe('the entry', () => {
  const status = async (id: string) => (await ask(agencyRoute, { organisation: id })).body.status

  test.each([
    [{ status: 'active' }, 'licensed'],
    [{ status: 'renewal_due' }, 'licensed'],
    [{ status: 'provisional' }, 'provisional'],
    [{ status: 'suspended' }, 'suspended'],
    [{ status: 'preventive_suspension' }, 'suspended'],
    [{ status: 'revoked' }, 'revoked'],
    [{ status: 'active', term: { validUntil: '2030-06-14' } }, 'expired'],
    [{ status: 'active', term: { validUntil: '2030-06-15' } }, 'licensed'],
    [{ status: 'active', frozen: { cause: 'x', since: 'x', prior: 'active' } }, 'frozen'],
  ])('%j is %s', async (licence, expected) => {
    const id = `is-${JSON.stringify(licence).replaceAll(/[^a-z0-9]/g, '')}`
    const term = { ...exampleLicence(id, {}).term!, ...('term' in licence ? licence.term : {}) }
    await put(id, NAME(`Status ${id}`), { ...licence, number: id, term } as Partial<Licence>)
    expect(await status(id)).toBe(expected)
  })

  test('who applies holds nothing; an application is not told', async () => {
    await put('applies', NAME('Applies Only'), { status: 'submitted', number: null, term: null })
    expect((await ask(agencyRoute, { organisation: 'applies' })).body).toMatchObject({
      status: 'none',
      number: null,
      destinations: [],
      bond: null,
    })
  })

  test('holds no person, no amount and no reason; sanctions by day', async () => {
    const people = [{ name: 'Example Director', function: 'director' as const }]
    const given = exampleLicence('private', {})
    await put('private', NAME('Private Matters'), {
      number: 'PRIVATE-1',
      status: 'revoked',
      application: { ...given.application, people: people as never, bankAccounts: ['ACC-77'] },
      sanctions: [{ act: 'revoke', from: '2030-03-01T10:00:00.000Z', until: null }],
      decision: { act: 'revoke', decidedAt: 'x', before: 'active', by: ['person-1'] },
      stayed: { cause: 'because of Example Director', since: 'x', prior: 'revoked' },
    })
    const { body } = await ask(agencyRoute, { organisation: 'private' })
    expect(body).toMatchObject({
      status: 'licensed',
      stayed: true,
      // None is kept here.
      bond: null,
      sanctions: [{ act: 'revoke', from: '2030-03-01', until: null }],
      asOf: '2030-06-15',
    })
    expect(JSON.stringify(body)).not.toMatch(/Director|ACC-77|person-1|because/)
  })

  test('what is no agency is not there', async () => {
    await put('union', { kind: 'union', name: 'Example Union' }, null)
    for (const organisation of ['union', 'home', 'nothing']) {
      expect((await ask(agencyRoute, { organisation })).status).toBe(404)
    }
    expect(await idsFor('Example Union')).not.toContain('union')
  })
})
