import type { Emergency } from '@corridor/contract'
import { act, useState } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { samplePerson, sampleSession } from '../../testing/deskSample.ts'
import { mountApp, unmountApp } from '../../testing/mountApp.tsx'
import { mountPart, unmountPart } from '../../testing/mountPart.tsx'
import { ReasonField } from './ReasonField.tsx'
import { reasonLength } from './reasonLength.ts'

test('a reason is counted as the server counts it', () => {
  expect(reasonLength('  danger tonight \n')).toBe(14)
  expect(reasonLength('خطر')).toBe(3)
  expect(reasonLength('𝒜𝒜')).toBe(2)
  expect(reasonLength('   ')).toBe(0)
})

const type = (field: Element, text: string) =>
  act(async () => {
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!
    setter.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })

function Held() {
  const [reason, setReason] = useState('')
  return <ReasonField value={reason} onChange={setReason} least={20} />
}

describe('the field for the reason', () => {
  afterEach(unmountPart)

  test('shows its length, and says aloud once that it is enough', async () => {
    const part = await mountPart(<Held />)
    const [field, status] = [part.querySelector('textarea')!, part.querySelector('[role=status]')!]
    expect(part.textContent).toContain('At least 20 characters.')
    await type(field, 'too short')
    expect(part.textContent).toContain('9 of 20')
    expect(status.textContent).toBe('')
    await type(field, 'the worker is in danger tonight')
    expect(status.textContent).toBe('The reason is long enough.')
    expect(part.querySelector('[aria-hidden=true]')?.textContent).toBe('31 of 20')
  })
})

const sample = (id: string, rest: Partial<Emergency> = {}): Emergency => ({
  id,
  version: 1,
  status: 'open',
  person: { id: 'conciliator', name: 'Example Conciliator' },
  permission: 'read.case',
  record: { kind: 'case', id: 'case-1' },
  reason: 'The worker is in danger tonight',
  opened: '2026-05-28T20:00:00.000Z',
  until: '2026-05-28T21:00:00.000Z',
  reviewDueOn: '2026-06-04',
  reviewOverdue: false,
  earlierThisYear: 2,
  review: null,
  mayReview: false,
  ...rest,
})

const auditor = samplePerson('auditor')
const session = sampleSession(auditor, [
  'open.break-glass',
  'read.break-glass',
  'review.break-glass',
])
const overdue = sample('emergency-1', { status: 'lapsed', reviewOverdue: true, mayReview: true })

describe('emergencies', () => {
  afterEach(unmountApp)

  test('those to judge are listed first, overdue ones marked', async () => {
    const app = await mountApp('/desk/emergencies', {
      '/identity/session': session,
      '/emergencies/openable': { permissions: ['read.case'] },
      '/emergencies?whose=own': { emergencies: [] },
      '/emergencies?state=to-review': { emergencies: [overdue] },
    })
    await app.until(() => app.page.querySelector('tbody tr') !== null)
    const cells = [...app.page.querySelectorAll('tbody tr > *')].map((cell) => cell.textContent)
    expect(cells[0]).toBe('text of the case (case-1)')
    expect(cells[1]).toBe('Example Conciliator')
    expect(cells[4]).toBe('over, not judged yet')
    expect(cells[5]).toContain('overdue')
    expect(app.page.textContent).toContain('You have opened nothing in an emergency.')
    expect(app.page.textContent).toContain('Open a record in an emergency')
  })

  test('a reason that is too short is told and not sent; then it says what is open and who knows', async () => {
    const app = await mountApp('/desk/emergencies/open?permission=read.case&record=case-1', {
      '/identity/session': session,
      '/emergencies/openable': { permissions: ['read.worker-contact', 'read.case'] },
      '/emergencies': sample('emergency-2'),
    })
    await app.until(() => app.page.querySelector('textarea') !== null)
    const submit = () =>
      act(async () => {
        app.page
          .querySelector('form.identity-form')!
          .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
      })
    expect(app.page.querySelector<HTMLInputElement>('input[type=text]:not([role])')?.value).toBe(
      'case-1',
    )
    expect(app.page.querySelector<HTMLSelectElement>('form select')?.value).toBe('read.case')
    await type(app.page.querySelector('textarea')!, 'danger')
    await submit()
    expect(app.page.textContent).toContain('The reason is too short.')
    expect(app.calls.filter((call) => call.endsWith('/emergencies'))).toEqual([])
    await type(app.page.querySelector('textarea')!, 'The worker is in danger tonight')
    await submit()
    await app.until(() => app.page.textContent!.includes('The record is open to you.'))
    expect(app.page.textContent).toContain(
      'the owner of the record, where one is known, and the auditors',
    )
    expect(document.activeElement?.textContent).toBe('The record is open to you.')
  })

  test('one emergency shows its uses; who may not judge it is told that another does', async () => {
    const answers = {
      '/identity/session': session,
      '/emergencies/emergency-1': {
        ...overdue,
        uses: [{ record: 'case-1', at: '2026-05-28T20:05:00.000Z' }],
      },
      '/emergencies/emergency-3': { ...sample('emergency-3'), uses: [] },
    }
    const app = await mountApp('/desk/emergencies/emergency-1', answers)
    await app.until(() => app.page.querySelector('form.identity-form') !== null)
    expect(app.page.textContent).toContain('The worker is in danger tonight')
    expect(app.page.querySelectorAll('input[type=radio]')).toHaveLength(3)
    await unmountApp()
    const other = await mountApp('/desk/emergencies/emergency-3', answers)
    await other.until(() => other.page.textContent!.includes('has yet to do so'))
    expect(other.page.textContent).toContain('The record was not looked at.')
    expect(other.page.querySelectorAll('input[type=radio]')).toHaveLength(0)
  })
})
