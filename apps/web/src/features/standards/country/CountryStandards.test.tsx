import { afterEach, expect, test } from 'vitest'
import { COUNTRY_STANDARDS_SAMPLE, DUE_SAMPLE } from '../../../testing/bindingSample.ts'
import { SAMPLE_ANSWERS } from '../../../testing/corridorSample.ts'
import { mountApp, unmountApp } from '../../../testing/mountApp.tsx'
import { groupStatuses, splitDue } from './countryGroups.ts'

afterEach(unmountApp)

test('instruments by standing; recommendations are in no group', () => {
  const of = groupStatuses(COUNTRY_STANDARDS_SAMPLE.statuses)
  const codes = (group: Parameters<typeof of>[0]) => of(group).map(({ instrument }) => instrument)
  expect(codes('in-force')).toEqual(['C001'])
  expect(codes('registered')).toEqual(['C097'])
  expect(codes('cannot-tell')).toEqual(['C181'])
  expect(codes('ended')).toEqual([])
})

test('what is due stands in the order of its days, a year without a day included', () => {
  const [undated, dated] = DUE_SAMPLE.items as [
    (typeof DUE_SAMPLE.items)[0],
    (typeof DUE_SAMPLE.items)[0],
  ]
  const yearOnly = { ...dated, date: null, year: 2014 }
  expect(splitDue([undated, dated, yearOnly])).toEqual({
    dated: [yearOnly, dated],
    undated: [undated],
  })
})

test('the country page tells what binds, what is due, and where the calendar is', async () => {
  const app = await mountApp('/countries/NPL?on=2014-05-28', {
    ...SAMPLE_ANSWERS,
    '/standards/countries/NPL': COUNTRY_STANDARDS_SAMPLE,
    '/standards/due/NPL': DUE_SAMPLE,
  })
  await app.until(() => app.page.querySelector('.due-list li') !== null)
  const section = app.page.querySelector('#standards')!
  expect(section.querySelector('.lead')?.textContent).toContain(
    '1 instrument is in force for Nepal',
  )
  expect(app.calls).toContain('/api/v1/standards/due/NPL?from=2014-05-28&months=24')
  expect(section.querySelector('[data-group=in-force]')?.textContent).toContain(
    'not checked against the text',
  )
  const due = section.querySelector('.country-due')!
  expect(due.querySelector('time')?.getAttribute('datetime')).toBe('2015-01-22')
  expect(due.querySelector('details')?.textContent).toContain('C001')
  expect(due.querySelector('details .unchecked')).not.toBeNull()
  expect(due.querySelector('a[download]')?.getAttribute('href')).toBe(
    '/api/v1/standards/calendar/NPL?months=24',
  )
})
