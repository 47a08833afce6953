import { jobOrderImportRoute } from '@corridor/contract'
import { afterEach, expect, test } from 'vitest'
import { samplePerson, sampleSession } from '../../testing/deskSample.ts'
import { click, mountApp, unmountApp } from '../../testing/mountApp.tsx'

afterEach(unmountApp)

const ID = 'i-0123456789abcdef0123'
const found = (state: 'checked' | 'written') =>
  jobOrderImportRoute.output.parse({
    ...{ id: ID, fileName: 'orders.csv', digest: 'ab'.repeat(32), state, rowCount: 3, ready: 1 },
    ...{ questioned: 1, wrong: 1, problemCount: 2, withQuestions: false, failures: [] },
    columns: [
      { header: 'Employer', column: 'principal' },
      { header: 'Notes', column: null },
    ],
    problems: [
      {
        ...{ row: 3, column: 'Ref', level: 'question', code: 'no_reference', value: null },
        ...{ problem: 'without the number', fix: 'Write it' },
      },
      {
        ...{
          row: 4,
          column: 'Employer',
          level: 'wrong',
          code: 'principal_unknown',
          value: 'Nobody',
        },
        ...{ problem: 'no such principal', fix: 'Write it as in the register' },
      },
    ],
    progress: state === 'checked' ? null : { done: 1, of: 1 },
    ...{ agency: 'o-1', createdAt: '2030-03-01T00:00:00.000Z' },
  })

const session = sampleSession(samplePerson('agency', {}), ['prepare.job-order', 'read.job-order'])
const button = (page: HTMLElement, words: string) =>
  [...page.querySelectorAll('button')].find(({ textContent }) => textContent === words)!

test('what was found is told by row, and nothing is begun before it is said twice', async () => {
  const answers = {
    '/identity/session': session,
    [`/job-order-imports/${ID}`]: found('checked'),
    [`/job-order-imports/${ID}/write`]: found('written'),
  }
  const { page, until, calls } = await mountApp(`/desk/job-orders/import?import=${ID}`, answers)
  await until(() => page.textContent?.includes('orders.csv') === true)
  expect(page.textContent).toContain('No principal of the register has this name.')
  expect(page.textContent).toContain('Without the principal’s own number')
  expect(page.textContent).toContain('Employer: principal')
  expect(page.textContent).toContain('Notes: nothing is taken from it')
  expect(page.textContent).toContain('Nothing is written yet.')
  await click(button(page, 'Begin 1 job order'))
  expect(page.textContent).toContain('1 job order is begun as a draft')
  expect(calls.filter((call) => call.endsWith('/write'))).toEqual([])
  await click(button(page, 'Yes: Begin 1 job order'))
  await until(() => calls.some((call) => call.endsWith('/write')))
})

test('what was begun is told, with the way to the drafts', async () => {
  const { page, until } = await mountApp(`/desk/job-orders/import?import=${ID}`, {
    '/identity/session': session,
    [`/job-order-imports/${ID}`]: found('written'),
  })
  await until(() => page.textContent?.includes('Begun: 1 of 1. They are drafts now.') === true)
  const drafts = [...page.querySelectorAll('a')].find(
    ({ textContent }) => textContent === 'See the drafts',
  )
  expect(drafts?.getAttribute('href')).toContain('/desk/job-orders?status=draft')
})

test('a file is chosen for one of the agencies for which one writes', async () => {
  const { page, until } = await mountApp('/desk/job-orders/import', {
    '/identity/session': session,
    '/job-orders/choices': {
      agencies: [{ id: 'o-1', name: 'Example Agency', office: null, jurisdiction: null }],
      ...{ principals: [], posts: [], accreditations: [] },
    },
  })
  await until(() => page.querySelector('input[type=file]') !== null)
  expect(page.textContent).toContain('Example Agency')
  expect(page.textContent).toContain('hours_week; rest_days_week')
})
