import type { FlowMethod } from '@corridor/flows'

/** A method for a reader who has not met it. */
export interface MethodMeaning {
  /** Column of the published tables (Abel and Cohen 2019, 2022); null where none was published. */
  readonly publishedAs: string | null
  readonly meaning: string
}

export const METHOD_MEANINGS: Readonly<Record<FlowMethod, MethodMeaning>> = {
  'drop-negative': {
    publishedAs: 'sd_drop_neg',
    meaning: 'Growth of the stock born in the origin; a fall counts as nothing.',
  },
  'reverse-negative': {
    publishedAs: 'sd_rev_neg',
    meaning: 'As drop-negative; a fall counts as moves back to the birthplace.',
  },
  'migration-rates': {
    publishedAs: 'mig_rate',
    meaning: 'All net migration, shared out as the stocks at the start are.',
  },
  'open-minimum': {
    publishedAs: 'da_min_open',
    meaning: 'Fewest moves that explain the stocks; people may leave or enter the system.',
  },
  'open-independence': {
    publishedAs: null,
    meaning: 'As open-minimum, but where people go does not depend on where they were.',
  },
  'closed-minimum': {
    publishedAs: 'da_min_closed',
    meaning: 'Fewest moves that explain stocks, births and deaths; nobody leaves the system.',
  },
  'closed-independence': {
    publishedAs: null,
    meaning: 'As closed-minimum, but where people go does not depend on where they were.',
  },
  'pseudo-bayes': {
    publishedAs: 'da_pb_closed',
    meaning: 'Weighted mean of closed-minimum (0.87) and closed-independence (0.13).',
  },
}

/** The methods, without loading the engine. */
export const METHOD_NAMES = Object.keys(METHOD_MEANINGS) as readonly FlowMethod[]
