import type { EstimateHeader } from '@corridor/contract'
import type { Answer } from '../../http/mount.ts'

/** Every row says how its figure was made, so that a table cut out of its file still does. */
export const PROVENANCE = ['period', 'method', 'published_as', 'weight', 'vintage', 'sex'] as const

type Header = Answer<EstimateHeader>

/** The cells under `PROVENANCE`. */
export const provenance = ({ period, method, publishedAs, weight, vintage, sex }: Header) =>
  [period, method, publishedAs, weight, vintage, sex] as const

/** Says what is in the file, without its ending. */
export const fileName = (subject: string, { period, method, vintage, sex }: Header): string =>
  [
    'corridor-flows',
    subject,
    period,
    method,
    vintage.replace(' + ', '_'),
    ...(sex === 'both' ? [] : [sex]),
  ].join('_')
