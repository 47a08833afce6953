import { type Money, parseMoney } from '@corridor/kernel'
import type { RequirementBasis } from './requirement.ts'

type TableOf<Kind extends RequirementBasis['kind'], Count extends string> = Omit<
  Extract<RequirementBasis, { readonly kind: Kind }>,
  'kind' | Count
>

const rupees = (amount: string): Money => parseMoney(amount, 'NPR')
const dollars = (amount: string): Money => parseMoney(amount, 'USD')

/**
 * Bond of an agency by the workers it plans to send in a year.
 *
 * @source Foreign Employment Act 2007 (Nepal), section 11, in translation; the translation of the
 * third tier is garbled, so it is not established.
 */
export const NEPAL_VOLUME_TIERS: TableOf<'volume_tiers', 'plannedWorkers'> = {
  tiers: [
    {
      upTo: 3000,
      cash: rupees('5000000'),
      guarantee: rupees('15000000'),
      mark: 'translation',
    },
    {
      upTo: 5000,
      cash: rupees('10000000'),
      guarantee: rupees('30000000'),
      mark: 'translation',
    },
    {
      upTo: null,
      cash: rupees('20000000'),
      guarantee: rupees('40000000'),
      mark: 'unverified',
    },
  ],
  source: 'Foreign Employment Act 2007 (Nepal), section 11, in translation',
}

/**
 * Escrow by pending cases, for domestic work in Kuwait.
 *
 * @source POEA Memorandum Circular 10-A of 26 July 2018, from secondary sources, which do not say
 * how the bands are read.
 */
export const POEA_CASE_SCHEDULE: TableOf<'case_schedule', 'pendingCases'> = {
  base: dollars('10000'),
  mostAdditional: dollars('50000'),
  bands: [
    { upTo: 5, perCase: dollars('3000') },
    { upTo: 10, perCase: dollars('4000') },
    { upTo: null, perCase: dollars('5000') },
  ],
  mark: 'unverified',
  source: 'POEA Memorandum Circular 10-A of 2018, from secondary sources',
}
