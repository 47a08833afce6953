import { act } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { SAMPLE_ANSWERS } from '../../testing/corridorSample.ts'
import { type Answers, click, mountApp, unmountApp } from '../../testing/mountApp.tsx'

const document = {
  openapi: '3.1.0',
  info: { title: 'Sample', version: '1', description: 'Answers carry an `ETag`.' },
  paths: {
    '/api/v1/releases/{release}': {
      get: {
        operationId: 'getRelease',
        summary: 'One release',
        parameters: [
          {
            name: 'release',
            in: 'path',
            required: true,
            schema: { type: 'string' },
            description: 'Identifier',
          },
        ],
        responses: {
          200: {
            description: 'The answer',
            content: {
              'application/json': {
                schema: { type: 'object', properties: { title: { type: 'string' } } },
              },
            },
          },
        },
        'x-examples': ['/api/v1/releases/sample-stocks'],
      },
    },
  },
}

const ANSWERS: Answers = { ...SAMPLE_ANSWERS, '/openapi.json': document }

const open = async (address: string, answers = ANSWERS) => {
  const app = await mountApp(address, answers)
  const find = <Found extends Element>(selector: string) => app.page.querySelector<Found>(selector)
  return { ...app, find, text: () => app.page.textContent ?? '' }
}

afterEach(unmountApp)

describe('releases', () => {
  test('the catalogue marks licences that are not verified, and what was imported', async () => {
    const app = await open('/data/releases')
    await app.until(() => app.find('tbody tr') !== null)
    const rows = [...app.page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    )
    expect(rows).toEqual([
      [
        'sample-stocks',
        'Sample migrant-stocks',
        'Migrant stocks',
        '2010–2020',
        'CC BY 4.0 (not verified)',
        'Imported on this installation',
      ],
      [
        'sample-demography',
        'Sample annual-demography',
        'Births, deaths, population',
        '2009–2011',
        'CC BY 4.0 (verified)',
        'Shipped with Corridor',
      ],
    ])
    expect(app.find('tbody a')?.getAttribute('href')).toBe('/data/releases/sample-stocks')
  })

  test('a release tells checksum, years one by one, companions and that it is invented', async () => {
    const app = await open('/data/releases/sample-stocks')
    await app.until(() => app.find('.facts') !== null)
    const facts = new Map(
      [...app.page.querySelectorAll('.facts > div')].map(
        ({ children: [name, value] }) => [name!.textContent, value!.textContent?.trim()] as const,
      ),
    )
    expect(facts.get('SHA-256 of the observations')).toBe('a'.repeat(64))
    expect(facts.get('Years')).toBe('2010, 2015, 2020')
    expect(facts.get('Belongs with')).toBe('sample-demography')
    expect(facts.get('Published')).toBe('date not known')
    expect(app.text()).toContain('invented for tests')
  })

  test('an unknown release is refused in words', async () => {
    const { '/releases': _, ...rest } = ANSWERS
    const app = await open('/data/releases/nothing', rest)
    await app.until(() => app.text().includes('There is no release “nothing”'))
  })
})

describe('the builder of tables', () => {
  test('names the estimate of the address in link, query and program lines', async () => {
    const app = await open('/data?table=top&method=drop-negative')
    await app.until(() => app.find('.builder-query') !== null)
    const query =
      '/api/v1/flows/top?period=2015-2020&method=drop-negative&stocks=sample-stocks&demography=sample-demography&sex=both&limit=500'
    expect(app.find('.builder-query')?.textContent).toBe(`GET ${query}`)
    expect(app.find('a[download]')?.getAttribute('href')).toBe(`${query}&format=csv`)
    expect(app.find('pre')?.textContent).toContain(`${query}&format=csv`)
    const tools = [...app.page.querySelectorAll<HTMLInputElement>('input[value=R]')]
    await click(tools[0]!)
    expect(app.find('pre')?.textContent).toContain('read.csv("')
  })
})

describe('the page of the programming interface', () => {
  test('prints operations; parameters and the form of the answer when one is opened', async () => {
    const app = await open('/data/api')
    await app.until(() => app.find('#getRelease') !== null)
    expect(app.find('.api-description code')?.textContent).toBe('ETag')
    expect(app.find('.api-operation tbody')).toBeNull()
    const details = app.page.querySelector<HTMLDetailsElement>('.api-operation details')!
    await act(async () => {
      details.open = true
      details.dispatchEvent(new Event('toggle'))
    })
    expect(app.find('.api-operation tbody tr')?.textContent).toContain('Identifier')
    expect(app.find('.api-operation .schema')?.textContent).toContain('title')
  })

  test('makes a call and shows the real answer', async () => {
    // The address of an operation opens it.
    const app = await open('/data/api#getRelease')
    await app.until(() => app.find('.try-it form') !== null)
    await act(async () => {
      app
        .find('.try-it form')!
        .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    })
    await app.until(() => app.find('.try-outcome') !== null)
    expect(app.calls.at(-1)).toBe('/api/v1/releases/sample-stocks')
    expect(app.find('.try-outcome pre')?.textContent).toContain('"release": "sample-stocks"')
    expect(app.find('.try-outcome')?.textContent).toContain('Status 200')
  })
})

describe('about and methods', () => {
  test('about lists the licence of every release', async () => {
    const app = await open('/about')
    await app.until(() => app.text().includes('CC BY 4.0'))
    expect(app.text()).toContain('What it does not know yet')
    expect(app.text()).toContain('(not verified)')
  })

  test('a method opens the text that explains it, marked as English for other readers', async () => {
    const app = await open('/methods/closed-minimum?lang=fr')
    await app.until(() => app.find('.method-text h1') !== null)
    expect(app.find('#closed-minimum')).not.toBeNull()
    expect(app.find('.method-text')?.getAttribute('lang')).toBe('en')
    expect(app.text()).toContain('Les pages de méthode sont rédigées en anglais.')
  })
})
