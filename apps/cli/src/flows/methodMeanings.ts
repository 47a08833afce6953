import type { FlowMethod } from '@corridor/flows'

/** Each method in one line, for a reader who has not met it. */
export const METHOD_MEANINGS: Readonly<Record<FlowMethod, string>> = {
  'drop-negative': 'Growth of the stock born in the origin; a fall counts as nothing.',
  'reverse-negative': 'As drop-negative; a fall counts as moves back to the birthplace.',
  'migration-rates': 'All net migration, shared out as the stocks at the start are.',
  'open-minimum': 'Fewest moves that explain the stocks; people may leave or enter the system.',
  'open-independence': 'As open-minimum, but where people go does not depend on where they were.',
  'closed-minimum':
    'Fewest moves that explain stocks, births and deaths; nobody leaves the system.',
  'closed-independence':
    'As closed-minimum, but where people go does not depend on where they were.',
  'pseudo-bayes': 'Weighted mean of closed-minimum (0.87) and closed-independence (0.13).',
}

/** The methods, without loading the engine. */
export const METHOD_NAMES = Object.keys(METHOD_MEANINGS) as readonly FlowMethod[]
