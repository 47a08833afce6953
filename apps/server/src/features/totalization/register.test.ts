import {
  corridorAgreementsRoute,
  originCoverageRoute,
  routeUrl,
  socialSecurityAgreementsRoute,
  socialSecurityCoverageRoute,
  stocksRoute,
} from '@corridor/contract'
import type { SocialSecurityAgreement } from '@corridor/totalization'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCsv } from '../../testing/readCsv.ts'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'
import { agreementRegister } from './agreementRegister.ts'
import { agreementStore } from './agreementStore.ts'

let server: TestServer
let clock = new Date('2026-11-21T12:00:00Z')

beforeAll(async () => {
  server = await testServer({ now: () => clock })
})
afterAll(() => server.close())

const ON = '2020-07-01'

const csvOf = async (path: string) => readCsv(await (await server.app.request(path)).text()).rows

describe('the register over HTTP', () => {
  test('lists what is held, by State too, as JSON and CSV, and says that it is not complete', async () => {
    const { agreements, note } = await call(server.app, socialSecurityAgreementsRoute, {})
    expect(agreements.length).toBeGreaterThanOrEqual(20)
    expect(note).toContain('not complete')
    const ofJapan = await call(server.app, socialSecurityAgreementsRoute, { state: 'JPN' })
    expect(ofJapan.agreements.length).toBeGreaterThan(0)
    for (const { parties } of ofJapan.agreements) {
      expect(parties.map(({ state }) => state)).toContain('JPN')
    }
    const rows = await csvOf(routeUrl(socialSecurityAgreementsRoute, {}, 'csv'))
    expect(new Set(rows.map(([id]) => id))).toEqual(new Set(agreements.map(({ id }) => id)))
    expect((await server.app.request('/api/v1/social-security/agreements?state=ZZZ')).status).toBe(
      404,
    )
  })

  test('tells a corridor on a day: in force, ended, and none held', async () => {
    const on = (corridor: string, day: string) =>
      call(server.app, corridorAgreementsRoute, { corridor, on: day })
    const italy = await on('ITA-USA', ON)
    expect(italy.coverage).toBe('added')
    expect(
      italy.agreements.map(({ agreement: { id }, standing }) => [id, standing]),
    ).toContainEqual(['usa-totalization', 'in-force'])
    const israel = async (day: string) =>
      (await on('NLD-ISR', day)).agreements.find(({ agreement: { id } }) => id === 'nld-isr-1984')
    expect((await israel('2003-11-30'))!.standing).toBe('not-yet')
    expect((await israel('2021-05-01'))!.standing).toBe('ended')
    const nepal = await on('NPL-QAT', ON)
    expect(nepal).toMatchObject({ coverage: 'none-held', agreements: [] })
    // Without a day it is that of the clock.
    expect((await call(server.app, corridorAgreementsRoute, { corridor: 'NPL-QAT' })).on).toBe(
      '2026-11-21',
    )
    expect(
      await csvOf(routeUrl(corridorAgreementsRoute, { corridor: 'ITA-USA', on: ON }, 'csv')),
    ).toHaveLength(italy.agreements.length)
  })

  test('counts migrants by how they are covered, from named stocks', async () => {
    const all = await call(server.app, socialSecurityCoverageRoute, { on: ON })
    expect(all.sources.map(({ release }) => release)).toHaveLength(1)
    const portugal = await call(server.app, originCoverageRoute, { origin: 'PRT', on: ON })
    const { share, persons, byClass, partners } = portugal
    expect(all.origins).toContainEqual({ origin: 'PRT', persons, byClass, share })
    expect(partners.reduce((sum, one) => sum + one.persons, 0)).toBe(persons)
    expect(Object.values(byClass).reduce((sum, one) => sum + one, 0)).toBe(persons)
    expect(share).toBe(byClass.added / persons)
    // The persons are those of the stocks, not of the register.
    const stock = await call(server.app, stocksRoute, {
      release: all.sources[0]!.release,
      origin: 'PRT',
      destination: 'FRA',
      year: all.year,
      sex: 'both',
    })
    const inFrance = partners.find(({ partner }) => partner === 'FRA')!
    expect(JSON.stringify(stock.observations)).toContain(`${inFrance.persons}`)
    const earlier = await call(server.app, socialSecurityCoverageRoute, { on: ON, year: 2000 })
    expect(earlier.year).toBe(2000)
    const never = await server.app.request(
      routeUrl(socialSecurityCoverageRoute, { on: ON, year: 1066 }),
    )
    expect(never.status).toBe(422)
    expect(await never.text()).toContain('1066')
  })
})

describe('what an installation imports', () => {
  test('takes the place of what has its id, is told of at once, and cannot be changed', async () => {
    const store = agreementStore(server.kysely, () => clock)
    const [held] = (await call(server.app, socialSecurityAgreementsRoute, { state: 'JPN' }))
      .agreements as readonly SocialSecurityAgreement[]
    const file = { name: 'nepal.json', checksum: 'a'.repeat(64) }
    const ours: SocialSecurityAgreement = {
      ...held!,
      id: 'npl-qat-test',
      name: 'An invented agreement',
      hub: null,
      origin: 'imported',
      parties: ['NPL', 'QAT'].map((state) => ({
        state,
        from: '2019-01-01',
        to: null,
        verification: 'unverified' as const,
        source: null,
      })),
    }
    const renamed = { ...held!, name: 'Another name', origin: 'imported' as const }
    expect(await store.add([ours, renamed], file)).toEqual([ours.id, renamed.id])
    expect(await store.add([ours, renamed], file)).toEqual([])
    clock = new Date('2026-11-21T12:01:00Z')
    const { agreements, coverage } = await call(server.app, corridorAgreementsRoute, {
      corridor: 'NPL-QAT',
      on: ON,
    })
    expect(agreements.map(({ agreement: { id, origin } }) => [id, origin])).toEqual([
      ['npl-qat-test', 'imported'],
    ])
    expect(coverage).toBe('added')
    const listed = await call(server.app, socialSecurityAgreementsRoute, { state: 'JPN' })
    expect(listed.agreements.filter(({ id }) => id === renamed.id)).toEqual([
      expect.objectContaining({ name: 'Another name', origin: 'imported' }),
    ])
    await expect(
      server.kysely
        .updateTable('social_security_agreement')
        .set({ file: 'x' } as never)
        .execute(),
    ).rejects.toThrow('stays as it is')
    await expect(server.kysely.deleteFrom('social_security_agreement').execute()).rejects.toThrow(
      'stays as it is',
    )
  })

  test('is entered whole or not at all', async () => {
    const store = agreementStore(server.kysely, () => clock)
    const before = await store.revision()
    const [first] = await store.load()
    const broken = { ...first!, id: 'broken-one', name: 'nul \u0000 in it' }
    await expect(
      store.add([{ ...first!, id: 'whole-one' }, broken], { name: 'x', checksum: 'b'.repeat(64) }),
    ).rejects.toThrow()
    expect(await store.revision()).toBe(before)
  })

  test('is left as it was read last while the database cannot be read', async () => {
    const told: string[] = []
    let now = 0
    let isDown = false
    const [one] = await agreementStore(server.kysely, () => clock).load()
    const register = agreementRegister({
      shipped: [],
      store: {
        revision: async () => {
          if (isDown) throw new Error('away')
          return '1'
        },
        load: async () => [one!],
      },
      now: () => new Date(now),
      warn: (message) => told.push(message),
    })
    expect(await register.current()).toHaveLength(1)
    isDown = true
    now = 60_000
    expect(await register.current()).toHaveLength(1)
    expect(told.join()).toContain('away')
  })
})
