import { afterEach, describe, expect, test } from 'vitest'
import { BINDING_SAMPLE } from '../../../testing/bindingSample.ts'
import { SAMPLE_ANSWERS } from '../../../testing/corridorSample.ts'
import { click, mountApp, unmountApp } from '../../../testing/mountApp.tsx'

const ANSWERS = { ...SAMPLE_ANSWERS, '/standards/binding/NPL-QAT': BINDING_SAMPLE }

const open = async (address: string, answers: Readonly<Record<string, unknown>> = ANSWERS) => {
  const app = await mountApp(address, answers)
  const section = () => app.page.querySelector('#rules')!
  await app.until(() => app.page.querySelector('#rules .lead') !== null)
  return { ...app, section, text: () => section().textContent ?? '' }
}

afterEach(unmountApp)

describe('the rules of a corridor', () => {
  test('are answered in one sentence, what is missing first', async () => {
    const app = await open('/corridors/NPL-QAT?on=2014-05-28')
    expect(app.calls).toContain('/api/v1/standards/binding/NPL-QAT?on=2014-05-28')
    expect(app.section().querySelector('.lead')?.textContent).toBe(
      'On 28 May 2014, of the instruments held here 1 binds both Nepal and Qatar, 0 bind Nepal alone and 0 bind Qatar alone; for 1 one end or both cannot be told. Of 3 topics on which an article described here could give a worker a right, something is held on 1; nothing on 2; on 0 it cannot be told.'.replace(
        '28 May 2014',
        new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(
          new Date('2014-05-28'),
        ),
      ),
    )
    const headings = [...app.section().querySelectorAll('h3')].map(({ textContent }) => textContent)
    expect(headings).toEqual([
      'What is missing, and what is held',
      'Who is bound by what',
      'The gaps, topic by topic',
      'What ratification would add',
      'Instrument by instrument',
      'What a worker holds',
      'Guidance',
      'Social security between the two',
    ])
    expect(app.section().querySelector('[data-topics=missing]')?.textContent).toBe(
      'Fees and costs · Contracts',
    )
    expect(app.text()).toContain('articles are not described here yet: C001')
  })

  test('name the article that would fill a gap, who would have to ratify, and what is not checked', async () => {
    const app = await open('/corridors/NPL-QAT')
    const gap = app.section().querySelector('.topic-columns li')!
    expect(gap.textContent).toContain('No charge to the worker')
    expect(gap.textContent).toContain('No fee is charged to workers.')
    expect(gap.textContent).toContain('lacking: the ratification of Qatar')
    expect(gap.textContent).toContain('not checked against the text')
    const [, second] = app.section().querySelectorAll('.topic-columns > li')
    expect(second?.textContent).toContain('only recommendations speak of it')
    const additions = [...app.section().querySelectorAll('.two-ends > div')]
    expect(additions[1]?.textContent).toContain('A right on 1 more topic: Fees and costs')
    expect(additions[1]?.querySelector('.unchecked')).not.toBeNull()
    expect(additions[0]?.textContent).toContain('this holds if it is not bound already')
    expect(additions[0]?.textContent).toContain('Only if Qatar is bound as well: 10')
  })

  test('set both ends side by side, with what is left out and what cannot be told', async () => {
    const app = await open('/corridors/NPL-QAT')
    const line = app.section().querySelector('[data-group=destination-at-least] li')!
    expect([...line.querySelectorAll('dt')].map(({ textContent }) => textContent)).toEqual([
      'Nepal',
      'Qatar',
    ])
    const [nepal, qatar] = line.querySelectorAll('dd')
    expect(nepal?.textContent).toContain('Cannot be told')
    expect(qatar?.textContent).toContain('In force since')
    expect(qatar?.textContent).toContain('excluded')
    const held = [...app.section().querySelectorAll('.right-line')].find(({ textContent }) =>
      textContent?.includes('Equal pay'),
    )
    expect(held?.textContent).toContain('C097 Art. 6(1)(a)')
    expect(held?.textContent).toContain('owed by Qatar')
    expect(held?.querySelector('.unchecked')).toBeNull()
    const csv = app.section().querySelector<HTMLAnchorElement>('a[href*="format=csv"]')
    expect(csv?.getAttribute('href')).toBe(
      '/api/v1/standards/binding/NPL-QAT?on=2014-05-28&format=csv',
    )
  })

  test('say in the language of the reader that a convention is described as a whole', async () => {
    const whole = { ...BINDING_SAMPLE.topics[0]!.rights[0]!.provision, article: 'whole (fees)' }
    const [fees, ...others] = BINDING_SAMPLE.topics
    const [addition, ...rest] = BINDING_SAMPLE.wouldAdd
    const answer = {
      ...BINDING_SAMPLE,
      topics: [{ ...fees!, rights: [{ ...fees!.rights[0]!, provision: whole }] }, ...others],
      wouldAdd: [{ ...addition!, articles: ['whole (fees)'] }, ...rest],
    }
    const app = await open('/corridors/NPL-QAT?lang=fr', {
      ...ANSWERS,
      '/standards/binding/NPL-QAT': answer,
    })
    const [line] = app.section().querySelectorAll('.topic-columns .provision-article')
    expect(line?.textContent).toContain('C181 dans son ensemble')
    const additions = [...app.section().querySelectorAll('.two-ends > div')]
    expect(additions[1]?.textContent).toContain('Articles : dans son ensemble')
    expect(app.text()).not.toContain('whole')
  })

  test('offer the day that most lists reach, and keep it beside the estimate in the address', async () => {
    const late = { ...BINDING_SAMPLE, on: '2026-01-01' }
    const app = await open('/corridors/NPL-QAT?method=drop-negative', {
      ...ANSWERS,
      '/standards/binding/NPL-QAT': late,
    })
    await click(app.section().querySelector('.known-day button')!)
    expect(app.router.state.location.search).toEqual({ method: 'drop-negative', on: '2023-07-31' })
  })

  test('say so where an end is no State, and where the call failed', async () => {
    const problem = (code: string, status: number) => ({
      ...ANSWERS,
      '/standards/binding/NPL-QAT': {
        type: 'about:blank',
        title: 'Trouble',
        status,
        detail: 'detail',
        instance: 'x',
        code,
      },
    })
    const app = await open('/corridors/NPL-QAT', problem('unknown_area', 404))
    expect(app.section().querySelector('.lead')?.textContent).toContain('not held as a State')
    await unmountApp()
    const failing = await mountApp('/corridors/NPL-QAT', problem('internal', 500))
    await failing.until(() => failing.page.querySelector('#rules [role=alert] button') !== null)
  })
})
