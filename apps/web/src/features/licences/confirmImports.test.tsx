import { type LicenceSummary, licencesRoute } from '@corridor/contract'
import { afterEach, expect, test } from 'vitest'
import { samplePerson, sampleSession } from '../../testing/deskSample.ts'
import { click, mountApp, unmountApp } from '../../testing/mountApp.tsx'

afterEach(unmountApp)

const licence = (id: string, name: string): LicenceSummary => ({
  ...{ id, name, organisation: `o-${id}`, number: null, status: 'draft', effectiveStatus: 'draft' },
  ...{ validFrom: null, validUntil: null, destinations: [], sectors: [], office: null },
  ...{ jurisdiction: 'XAA', proposed: 'import', version: 1 },
  imported: {
    ...{ number: `N-${id}`, status: 'active', validFrom: '2030-01-01', validUntil: '2032-12-31' },
    ...{ destinations: ['QAT'], sectors: ['domestic-work'] },
  },
})

test('what is confirmed is listed; what is taken out stays; each is sent by itself', async () => {
  const licences = [licence('l-1', 'Example Alpha'), licence('l-2', 'Example Beta')]
  const { page, until, calls } = await mountApp('/desk/licences?proposed=import', {
    '/identity/session': sampleSession(samplePerson('authority', {}), [
      'read.licence',
      'confirm.licence',
    ]),
    '/licences': licencesRoute.output.parse({ licences, next: null }),
    '/licences/l-1/confirm': { record: 'l-1', version: 2 },
  })
  const boxes = () => [...page.querySelectorAll<HTMLInputElement>('.licence-imports input')]
  await until(() => boxes().length === 2)
  expect(page.textContent).toContain('Example Alpha, N-l-1')
  expect(page.textContent).toContain('domestic work')
  await click(boxes()[1]!)
  const button = (words: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent === words)!
  await click(button('Confirm 1 licences'))
  expect(page.textContent).toContain('1 licences are in force from now on')
  expect(calls.filter((call) => call.endsWith('/confirm'))).toEqual([])
  await click(button('Yes: Confirm 1 licences'))
  await until(() => page.textContent?.includes('1 of 1 were confirmed.') === true)
  expect(calls.filter((call) => call.endsWith('/confirm'))).toEqual([
    '/api/v1/licences/l-1/confirm',
  ])
})
