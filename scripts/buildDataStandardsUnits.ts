// Rules of optional parts, and the annexes of C097 that States left out.
import type { UnitRule } from '../packages/standards/src/index.ts'

type UnitRuleInEnglish = Omit<UnitRule, 'units'> & {
  readonly units: readonly { readonly id: string; readonly name: string }[]
}

const parts = (numerals: readonly (readonly [string, string])[]) =>
  numerals.map(([numeral, name]) => ({
    id: `part-${numeral}`,
    name: `Part ${numeral}: ${name}`,
  }))

export const UNIT_RULES: Readonly<Record<string, UnitRuleInEnglish>> = {
  C081: {
    kind: 'part',
    units: parts([['II', 'labour inspection in commerce']]),
    default: 'all',
    minimum: 0,
    atLeastOneOf: [],
    denouncedSingly: false,
    verification: 'partly',
    source: 'declarations in the NORMLEX tables of mid-2023; the article was not read',
  },
  C097: {
    kind: 'annex',
    units: [
      {
        id: 'annex-I',
        name: 'Annex I: migrants recruited otherwise than under government-sponsored group transfer',
      },
      {
        id: 'annex-II',
        name: 'Annex II: migrants recruited under government-sponsored group transfer',
      },
      { id: 'annex-III', name: 'Annex III: personal effects, tools and equipment of migrants' },
    ],
    default: 'all',
    minimum: 0,
    atLeastOneOf: [],
    denouncedSingly: true,
    verification: 'text-checked',
    source: 'C097 Arts 14 and 17(3)',
  },
  C143: {
    kind: 'part',
    units: parts([
      ['I', 'migrations in abusive conditions'],
      ['II', 'equality of opportunity and treatment'],
    ]),
    default: 'all',
    minimum: 1,
    atLeastOneOf: [],
    denouncedSingly: false,
    verification: 'unverified',
    source: null,
  },
  C118: {
    kind: 'branch',
    units: [
      'medical care',
      'sickness benefit',
      'maternity benefit',
      'invalidity benefit',
      'old-age benefit',
      "survivors' benefit",
      'employment injury benefit',
      'unemployment benefit',
      'family benefit',
    ].map((name, place) => ({
      id: `branch-${'abcdefghi'[place]}`,
      name: `Branch (${'abcdefghi'[place]}): ${name}`,
    })),
    default: 'none',
    minimum: 1,
    atLeastOneOf: [],
    denouncedSingly: false,
    verification: 'text-checked',
    source: 'C118 Art. 2',
  },
  C102: {
    kind: 'part',
    units: parts([
      ['II', 'medical care'],
      ['III', 'sickness benefit'],
      ['IV', 'unemployment benefit'],
      ['V', 'old-age benefit'],
      ['VI', 'employment injury benefit'],
      ['VII', 'family benefit'],
      ['VIII', 'maternity benefit'],
      ['IX', 'invalidity benefit'],
      ['X', "survivors' benefit"],
    ]),
    default: 'none',
    minimum: 3,
    atLeastOneOf: ['part-IV', 'part-V', 'part-VI', 'part-IX', 'part-X'],
    denouncedSingly: true,
    verification: 'text-checked',
    source: 'C102 Arts 2, 4 and 82',
  },
}

/** Annexes of C097 left out, of the States whose rows on the page were seen; none: nothing left out. */
export const C097_EXCLUDED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'BHS BRB CMR CYP DMA ECU GRD GUY JAM KEN'
      .split(' ')
      .map((state) => [state, ['annex-I', 'annex-II', 'annex-III']]),
  ),
  ...Object.fromEntries(
    'ALB ARM BEL BLZ BRA BFA COM COG CUB DEU ESP GTM ISR ITA KGZ'
      .split(' ')
      .map((state) => [state, []]),
  ),
  BIH: ['annex-III'],
  DZA: ['annex-II'],
  FRA: ['annex-II'],
}
