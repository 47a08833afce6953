import { afterEach, describe, expect, test } from 'vitest'
import { SAMPLE_ANSWERS } from '../../testing/corridorSample.ts'
import { click, mountApp, unmountApp } from '../../testing/mountApp.tsx'
import {
  COMPARE_SAMPLE,
  COUNTS_SAMPLE,
  INSTRUMENT_SAMPLE,
  INSTRUMENTS_SAMPLE,
  MATRIX_SAMPLE,
  REVIEWS_SAMPLE,
  SUPERVISION_SAMPLE,
} from '../../testing/standardsSample.ts'

const ANSWERS = {
  ...SAMPLE_ANSWERS,
  '/standards/instruments': INSTRUMENTS_SAMPLE,
  '/standards/instruments/C097': INSTRUMENT_SAMPLE,
  '/standards/matrix': MATRIX_SAMPLE,
  '/standards/compare': COMPARE_SAMPLE,
  '/standards/counts': COUNTS_SAMPLE,
  '/standards/reviews': REVIEWS_SAMPLE,
  '/standards/supervision': SUPERVISION_SAMPLE,
}

const open = async (address: string, answers: Record<string, unknown> = ANSWERS) => {
  const app = await mountApp(address, answers)
  const all = (selector: string) => [...app.page.querySelectorAll(selector)]
  const rows = (table: string) =>
    all(`${table} tbody tr`).map((row) => [...row.children].map(({ textContent }) => textContent))
  return { ...app, all, rows, text: () => app.page.textContent ?? '' }
}

afterEach(unmountApp)

describe('instruments', () => {
  test('each with kind, year, States and how far its list reaches; what is not known is not zero', async () => {
    const app = await open('/standards?on=2014-05-28')
    await app.until(() => app.all('.published-figures tbody tr').length > 0)
    expect(app.calls).toContain('/api/v1/standards/instruments?on=2014-05-28')
    const [, c097, c181, r086] = app.rows('.standards-page > .data-table')
    expect(c097).toEqual([
      'C097 Title of C097',
      'Convention',
      '1949',
      'January 22, 1952 worked out by rule',
      '49',
      '42',
      'July 31, 2023',
      '2',
    ])
    expect(c181!.slice(4)).toEqual([
      'at least 49',
      'at least 42',
      'January 1, 2014',
      '1 1 not checked',
    ])
    expect(r086![4]).toContain('a recommendation, which is not ratified')
  })

  test('both published figures stand, with the reason of the difference', async () => {
    const app = await open('/standards')
    await app.until(() => app.all('.published-figures tbody tr').length > 0)
    expect(app.calls).toContain('/api/v1/standards/counts?on=2014-05-28')
    expect(app.rows('.published-figures')).toEqual([
      [
        'Parties with one or both',
        '14',
        '16',
        'The published figure counts the first convention alone.',
        'Sample report',
      ],
    ])
  })

  test('topic and kind narrow the list; the links take the day along', async () => {
    const app = await open('/standards?on=2014-05-28&topic=recruitment')
    await app.until(() => app.rows('.standards-page > .data-table').length > 0)
    expect(app.rows('.standards-page > .data-table').map(([title]) => title)).toEqual([
      'C181 Title of C181',
    ])
    expect(app.all('.standards-page > .data-table a')[0]!.getAttribute('href')).toBe(
      '/standards/C181?on=2014-05-28',
    )
  })

  test('a day that is none is left out of the question', async () => {
    const app = await open('/standards?on=2014-02-30')
    await app.until(() => app.all('.data-table').length > 0)
    expect(app.calls).toContain('/api/v1/standards/instruments')
  })
})

describe('one instrument', () => {
  test('articles by topic; what nobody checked says so, what somebody signed says who', async () => {
    const app = await open('/standards/C097?on=2014-05-28')
    await app.until(() => app.all('.provision-topic li').length > 0)
    const [unchecked, signed] = app.all('.provision-topic li')
    expect(unchecked!.textContent).toContain('Equal pay for equal work')
    expect(unchecked!.querySelector('button')!.textContent).toBe('not checked against the text')
    expect(signed!.querySelector('button')!.textContent).toBe('Source')
    await click(unchecked!.querySelector('button')!)
    expect(unchecked!.textContent).toContain('Nobody has compared it with the text yet.')
    expect(unchecked!.textContent).toContain('No source is named.')
    await click(signed!.querySelector('button')!)
    expect(signed!.textContent).toContain('C097 full text')
    expect(signed!.textContent).toContain(
      'Signed off on January 15, 2026 by Sample Reviewer, Sample Office, having seen: official print',
    )
  })

  test('begins and ends in sentences, with the window on the day', async () => {
    const app = await open('/standards/C097?on=2014-05-28')
    await app.until(() => app.all('.life-cycle').length > 0)
    const life = app.all('.life-cycle')[0]!.textContent!
    expect(life).toContain(
      'It begins 12 months after the day on which 2 ratifications are registered.',
    )
    expect(life).toContain(
      'On May 28, 2014 it cannot be denounced; the next window opens on January 22, 2022.',
    )
  })

  test('States with standing, days and cautions; a choice narrows them', async () => {
    const app = await open('/standards/C097?on=2014-05-28&parties=care')
    await app.until(() => app.rows('#states > .data-table').length > 0)
    const rows = app.rows('#states > .data-table')
    expect(rows.map(([state]) => state)).toEqual(['Nepal', 'Qatar'])
    expect(rows[0]!.at(-1)).toContain('not checked against the text')
    expect(rows[1]!.at(-1)).toContain('does not record which parts')
  })

  test('a code that no instrument has is told, and nothing is asked for', async () => {
    const app = await open('/standards/C97')
    await app.until(() => app.text().includes('No instrument has the code C97'))
    expect(app.calls.some((call) => call.includes('/standards/instruments/'))).toBe(false)
  })
})

describe('matrix', () => {
  test('every cell says State, instrument and standing in words', async () => {
    const app = await open('/standards/matrix?on=2014-05-28')
    await app.until(() => app.all('table.matrix').length > 0)
    expect(app.all('table.matrix thead th').map(({ textContent }) => textContent)).toEqual([
      'State',
      'C097',
      'C181',
    ])
    expect(app.rows('table.matrix')).toEqual([
      ['Registered, in these States', '2', '≥ at least 2'],
      ['India', 'India, C097: Ended', 'India, C181: Not recorded'],
      [
        'Nepal',
        'Nepal, C097: Registered, not yet in force, not checked against the text',
        'Nepal, C181: In force',
      ],
      ['Qatar', 'Qatar, C097: For a part of the State only', 'Qatar, C181: In force'],
    ])
  })

  test('shows every instrument when asked, and keeps that in the address', async () => {
    const app = await open('/standards/matrix')
    await app.until(() => app.all('table.matrix').length > 0)
    await click(app.all('.matrix-all input')[0]!)
    await app.until(() => app.all('table.matrix thead th').length === 4)
    expect(app.router.state.location.searchStr).toBe('?show=all')
  })

  test('a press on a cell writes it out with its day', async () => {
    const app = await open('/standards/matrix?on=2014-05-28')
    await app.until(() => app.all('table.matrix').length > 0)
    await click(app.all('table.matrix tbody tr:nth-child(3) td')[0]!)
    expect(app.all('.matrix-said')[0]!.textContent).toBe(
      'Nepal, C097 Title of C097: Registered on January 22, 1951; in force from January 22, 1952 · not checked against the text',
    )
  })
})

describe('two States', () => {
  test('differences first; what cannot be told is never "not ratified"', async () => {
    const app = await open('/standards/compare?a=NPL&b=QAT&on=2014-05-28')
    await app.until(() => app.all('.compare-group').length > 0)
    expect(app.all('.compare-group h2').map(({ textContent }) => textContent)).toEqual([
      'Binds Qatar alone 1',
      'Cannot be told 1',
      'Binds both 1',
    ])
    const untold = app.all('.compare-group')[1]!.textContent!
    expect(untold).toContain('Cannot be told: no entry, and the list ends on January 1, 2014')
    expect(untold).toContain('The list ends on January 1, 2014; the State may have acted since.')
    expect(untold).not.toContain('Not ratified')
  })
})

describe('supervision and sign-offs', () => {
  test('records with what they are about, unverified ones marked', async () => {
    const app = await open('/standards/supervision?state=NPL')
    await app.until(() => app.all('tbody tr').length > 0)
    expect(app.calls).toContain('/api/v1/standards/supervision?state=NPL')
    expect(app.rows('.data-table')[0]!.slice(0, 5)).toEqual([
      'Sample request on equal payArticles 6, 9 not checked against the text',
      'Nepal',
      'C097',
      'Direct request',
      'Open',
    ])
  })

  test('an installation without records says that this says nothing, and how to import', async () => {
    const app = await open('/standards/supervision', {
      ...ANSWERS,
      '/standards/supervision': { records: [], total: 0 },
    })
    await app.until(() => app.text().includes('No record has been imported'))
    expect(app.all('code').some(({ textContent }) => textContent!.startsWith('corridor '))).toBe(
      true,
    )
  })

  test('the log names who raised what, and that a statement was replaced since', async () => {
    const app = await open('/standards/reviews')
    await app.until(() => app.all('tbody tr').length > 0)
    expect(app.rows('.data-table')).toEqual([
      [
        '1',
        'C097 Art. 6',
        'from unverified to text-checked',
        'Sample Reviewer, Sample Office',
        'official print',
        'January 15, 2026',
        'no: the statement has been replaced since',
        '',
      ],
    ])
  })
})
