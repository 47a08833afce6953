/** Tidy files of two groups of areas, three and two, that exchange nobody with each other. */
export const TIDY_STOCKS = table('year,origin,destination,sex,persons', [
  ...[
    [2010, 100, 40],
    [2015, 160, 30],
  ].flatMap(([year, first, second]) => [
    `${year},NPL,IND,both,${first}`,
    `${year},IND,NPL,both,20`,
    `${year},NPL,BGD,both,15`,
    `${year},BGD,NPL,both,12`,
    `${year},IND,BGD,both,14`,
    `${year},BGD,IND,both,16`,
    `${year},QAT,BHR,both,${second}`,
    `${year},BHR,QAT,both,25`,
  ]),
])

/** The first group gains 100 persons from nowhere and the second loses as many. */
export const TIDY_DEMOGRAPHY = table(
  'area,year,births,deaths,net_migration,population_31_december',
  Object.entries({ NPL: 0, BGD: 0, IND: 20, QAT: 0, BHR: -20 }).flatMap(([area, net]) =>
    Array.from(
      { length: 7 },
      (_, place) => `${area},${2009 + place},0,0,${net},${1000 + net * place}`,
    ),
  ),
)

export const stockDraft = (id: string, changes: object = {}) => ({
  id,
  title: 'Five areas',
  publisher: 'A test',
  revision: '1',
  published: null,
  licence: { name: 'CC0-1.0', status: 'verified' },
  citation: 'A test',
  source: 'Made up for a test',
  vintage: 2025,
  synthetic: true,
  ...changes,
})

export const file = (text: string, name = 'table.csv') => ({
  name,
  bytes: new TextEncoder().encode(text),
})

function table(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`
}
