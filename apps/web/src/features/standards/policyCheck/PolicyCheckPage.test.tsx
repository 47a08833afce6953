import { act } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { click, mountApp, unmountApp } from '../../../testing/mountApp.tsx'
import { POLICY_SAMPLE } from '../../../testing/policySample.ts'
import { sampleAreas } from '../../../testing/regionalSample.ts'

const ANSWERS = { '/areas': sampleAreas, '/standards/policy-check': POLICY_SAMPLE }

const open = async (address = '/standards/policy-check') => {
  const app = await mountApp(address, ANSWERS)
  await app.until(() => app.page.querySelector('.policy-question') !== null)
  const find = <Found extends Element>(selector: string) => app.page.querySelector<Found>(selector)!
  const button = (name: string) =>
    [...app.page.querySelectorAll('button')].find(({ textContent }) => textContent === name)!
  const radio = (question: string, group: string, word: string) =>
    [...find(`#answer-${question}-${group}`).querySelectorAll('label')]
      .find(({ textContent }) => textContent === word)!
      .querySelector('input')!
  return { ...app, find, button, radio, text: () => app.page.textContent ?? '' }
}

beforeEach(() => localStorage.clear())
afterEach(unmountApp)

const choose = (file: File, input: HTMLInputElement) =>
  act(async () => {
    Object.defineProperty(input, 'files', { value: [file], configurable: true })
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await new Promise((resolve) => setTimeout(resolve, 50))
  })

describe('the policy check', () => {
  test('shows a difference as one, keeps it through a reload, and forgets it when told', async () => {
    const app = await open()
    expect(app.text()).toContain('kept in this browser on this device, nowhere else')
    await click(app.radio('agenda-1-1', 'government', 'Yes'))
    await click(app.radio('agenda-1-1', 'workers', 'No'))
    expect(app.find('.sides li').getAttribute('data-agreement')).toBe('differ')
    expect(app.find('.sides').textContent).toContain('no answer yet')
    expect(app.find('.policy-progress').textContent).toContain('Workers: 1 of 3 answered')
    expect(app.calls.some((call) => call.includes('report'))).toBe(false)
    await unmountApp()

    const later = await open()
    expect(later.radio('agenda-1-1', 'workers', 'No').checked).toBe(true)
    expect(later.radio('agenda-1-1', 'government', 'No').checked).toBe(false)
    await click(later.button('Forget it on this device'))
    expect(later.text()).toContain('2 answers and the team will be gone')
    await click(later.button('Keep it'))
    expect(localStorage.getItem('corridor.policy-check')).not.toBeNull()
    await click(later.button('Forget it on this device'))
    await click(later.button('Yes, forget it'))
    expect(localStorage.getItem('corridor.policy-check')).toBeNull()
    expect(later.radio('agenda-1-1', 'workers', 'No').checked).toBe(false)
  })

  test('fields have names: question, group and answer', async () => {
    const app = await open('/standards/policy-check?whose=workers')
    expect(app.page.querySelectorAll('.policy-group')).toHaveLength(2)
    const question = app.find('#question-agenda-1-1')
    expect(question.querySelector(':scope > legend')?.textContent).toBe('Is agenda-1-1 so?')
    const group = app.find('#answer-agenda-1-1-workers')
    expect(group.querySelector('legend')?.textContent).toBe('Workers')
    await click(app.radio('agenda-1-1', 'workers', 'Partly'))
    const labels = [...group.querySelectorAll('label[for]')].map(({ textContent }) => textContent)
    expect(labels).toEqual(['Evidence', 'Who says so', 'Date'])
  })

  test('questions of the framework stand behind the other choice', async () => {
    const app = await open('/standards/policy-check?set=framework')
    expect(app.page.querySelectorAll('.policy-question')).toHaveLength(1)
    expect(app.text()).toContain('Is principle-1-1 so?')
  })

  test('without who says so there is no report, and the page says where', async () => {
    const app = await open()
    await click(app.radio('agenda-1-1', 'government', 'Yes'))
    await click(app.button('Make the report as PDF'))
    const alert = app.find('#report [role=alert]')
    expect(alert.textContent).toContain(
      'Answer 1, agenda-1-1, Government, Who says so: it is empty. Fill it in.',
    )
    expect(alert.querySelector('a')?.getAttribute('href')).toBe('#answer-agenda-1-1-government')
    expect(app.calls.some((call) => call.includes('report'))).toBe(false)
  })

  test('a bad file is refused in words and nothing changes; a good one can be undone', async () => {
    const app = await open()
    await click(app.radio('agenda-1-1', 'workers', 'No'))
    const input = app.find<HTMLInputElement>('input[type=file]')
    await choose(new File(['{"schema":'], 'a.json'), input)
    expect(app.find('[role=alert]').textContent).toContain('This is not a JSON file.')
    expect(app.radio('agenda-1-1', 'workers', 'No').checked).toBe(true)
    const other = {
      schema: 'corridor-policy-check-1',
      title: 'From elsewhere',
      state: null,
      corridor: null,
      begun: '2026-01-15',
      team: [],
      answers: [],
    }
    await choose(new File([JSON.stringify(other)], 'b.json'), input)
    expect(app.radio('agenda-1-1', 'workers', 'No').checked).toBe(false)
    expect(app.page.querySelector('[role=alert]')).toBeNull()
    await click(app.button('Bring back what was here'))
    expect(app.radio('agenda-1-1', 'workers', 'No').checked).toBe(true)
  })
})
