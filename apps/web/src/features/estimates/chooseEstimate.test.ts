import { describe, expect, test } from 'vitest'
import { chooseEstimate, type FlowOptions } from './chooseEstimate.ts'

const periods = (...texts: string[]) => texts.map((period) => ({ period, years: 5 }))

const options: FlowOptions = {
  methods: [
    {
      method: 'drop-negative',
      publishedAs: null,
      sexes: ['both', 'female', 'male'],
      knowsMoveTypes: false,
    },
    { method: 'closed-minimum', publishedAs: null, sexes: ['both'], knowsMoveTypes: true },
  ],
  vintages: [
    {
      stocks: 's-2024',
      demography: 'd-2024',
      label: '',
      origin: 'shipped',
      periods: periods('2015-2020', '2020-2024'),
    },
    {
      stocks: 's-2020',
      demography: 'd-2022',
      label: '',
      origin: 'shipped',
      periods: periods('2005-2010', '2015-2020'),
    },
  ],
  defaults: {
    period: '2015-2020',
    method: 'closed-minimum',
    stocks: 's-2024',
    demography: 'd-2024',
    grouping: 'science-2014',
    threshold: 140_000,
  },
}

describe('chooseEstimate', () => {
  test('fills in the defaults', () => {
    expect(chooseEstimate(options, {})).toEqual({
      period: '2015-2020',
      method: 'closed-minimum',
      stocks: 's-2024',
      demography: 'd-2024',
      sex: 'both',
      notAvailable: [],
    })
  })

  test('takes the first vintage that covers the period', () => {
    expect(chooseEstimate(options, { period: '2005-2010' })).toMatchObject({
      stocks: 's-2020',
      demography: 'd-2022',
      notAvailable: [],
    })
  })

  test('keeps the vintage asked for and says that its period is another', () => {
    expect(chooseEstimate(options, { period: '2005-2010', stocks: 's-2024' })).toMatchObject({
      stocks: 's-2024',
      period: '2020-2024',
      notAvailable: ['2005-2010'],
    })
  })

  test('names a release that is not there', () => {
    expect(chooseEstimate(options, { stocks: 'gone-2030' })).toMatchObject({
      stocks: 's-2024',
      notAvailable: ['gone-2030'],
    })
  })

  test('knows women and men only where the method does', () => {
    const female = { sex: 'female' } as const
    expect(chooseEstimate(options, { ...female, method: 'drop-negative' })).toMatchObject({
      sex: 'female',
      notAvailable: [],
    })
    expect(chooseEstimate(options, female)).toMatchObject({ sex: 'both', notAvailable: ['female'] })
  })
})
