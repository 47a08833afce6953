import { searchRoute } from '@corridor/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test.each([
  ['C097', 'en', 'C097'],
  ['c97', 'en', 'C097'],
  ['Convention No. 97', 'en', 'C097'],
  ['convention n° 189', 'fr', 'C189'],
  ['convenio 143', 'es', 'C143'],
  ['Recommendation 86', 'en', 'R086'],
  ['اتفاقية رقم 97', 'ar', 'C097'],
  ['ICRMW', 'en', 'ICRMW'],
  ['domestic workers', 'en', 'C189'],
  ['private employment agencies', 'en', 'C181'],
] as const)('%s (%s) finds %s', async (text, language, code) => {
  const { results } = await call(server.app, searchRoute, { text, language })
  expect(results[0]).toMatchObject({ kind: 'instrument', code })
  expect(results[0]!.label).not.toBe('')
})

test('areas and corridors stay where they were', async () => {
  const nepal = await call(server.app, searchRoute, { text: 'nepal' })
  expect(nepal.results[0]).toMatchObject({ kind: 'area', code: 'NPL' })
  const corridor = await call(server.app, searchRoute, { text: 'nepal qatar' })
  expect(corridor.results[0]).toMatchObject({ kind: 'corridor', code: 'NPL-QAT' })
  const { results } = await call(server.app, searchRoute, { text: 'migra', limit: 3 })
  expect(results).toHaveLength(3)
})
