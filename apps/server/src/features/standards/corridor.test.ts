import { bindingRoute, routeUrl } from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCsv } from '../../testing/readCsv.ts'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'

const MAY_2014 = '2014-05-28'

let server: TestServer

beforeAll(async () => {
  server = await testServer({ now: () => new Date('2026-03-01T12:00:00Z') })
})
afterAll(() => server.close())

/** The answer as a table, as objects of text by column. */
async function table(corridor: string) {
  const response = await server.app.request(
    routeUrl(bindingRoute, { corridor, on: MAY_2014 }, 'csv'),
  )
  const { columns, rows } = readCsv(await response.text())
  return rows.map((row) => Object.fromEntries(columns.map((name, place) => [name, row[place]!])))
}

describe('a corridor', () => {
  test('names gaps, and what a ratification would add to them', async () => {
    const answer = await call(server.app, bindingRoute, { corridor: 'NPL-QAT', on: MAY_2014 })
    const missing = answer.topics
      .filter(({ state }) => state === 'missing')
      .map(({ topic }) => topic)
    expect(missing).toContain('fees-and-costs')
    const c097 = answer.wouldAdd.find(
      ({ end, instrument }) => end === 'destination' && instrument === 'C097',
    )
    expect(c097!.newTopics.length).toBeGreaterThan(3)
    expect(answer.bindings.find(({ instrument }) => instrument === 'C029')?.pattern).toBe('both')
  })

  test('forced and child labour is no gap where its conventions bind, and is marked unverified', async () => {
    const { topics } = await call(server.app, bindingRoute, { corridor: 'NPL-QAT', on: MAY_2014 })
    const topic = topics.find((one) => one.topic === 'forced-and-child-labour')!
    expect(topic.state).toBe('held')
    const held = topic.rights.filter(({ state }) => state === 'held')
    expect(held.map(({ instrument }) => instrument)).toEqual(['C029', 'C105', 'C138', 'C182'])
    const rows = await table('NPL-QAT')
    const marks = rows
      .filter((row) => row.topic === 'forced-and-child-labour' && row.right === 'held')
      .map((row) => row.verification)
    expect(marks).toEqual(held.map(() => 'unverified'))
  })

  test('instruments in force of which nothing is described are named', async () => {
    const input = { corridor: 'IND-BGD', on: MAY_2014 }
    const { undescribed, topics } = await call(server.app, bindingRoute, input)
    expect(undescribed).toEqual([{ instrument: 'C107', ends: ['origin', 'destination'] }])
    const counted = topics.flatMap(({ rights }) => rights.map(({ instrument }) => instrument))
    expect(counted).not.toContain('C107')
    const nepal = await call(server.app, bindingRoute, { corridor: 'NPL-QAT', on: MAY_2014 })
    expect(nepal.undescribed).toEqual([])
  })

  test.each([
    ['/standards/binding/NPL-NPL', 400, 'two different'],
    ['/standards/binding/NPL-XXX', 404, 'States held'],
    ['/standards/status?state=NPL&instrument=C999', 404, 'C097'],
    ['/standards/status?state=NPL&instrument=97', 400, 'three digits'],
    ['/standards/status?state=NPL&instrument=C097&on=2014-02-30', 400, 'on:'],
    ['/standards/due/NPL?months=0', 400, 'at least 1'],
    ['/standards/due/XXX', 404, 'XXX'],
  ])('%s is refused with %i', async (address, status, words) => {
    const response = await server.app.request(`/api/v1${address}`)
    const problem = (await response.json()) as { detail: string }
    expect([response.status, problem.detail]).toEqual([status, expect.stringContaining(words)])
  })
})
