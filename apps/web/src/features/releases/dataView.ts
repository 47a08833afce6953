import { GROUPINGS } from '@corridor/contract'
import { choice, optionalText } from '../../app/viewState.ts'
import { ESTIMATE_VIEW } from '../estimates/estimateView.ts'
import { TABLES } from './downloads.ts'

const AREA = /^[A-Z]{3}$/

/** The state of the data page: which table of which estimate is put together. */
export const DATA_VIEW = {
  table: choice(TABLES),
  ...ESTIMATE_VIEW,
  grouping: choice(GROUPINGS),
  origin: optionalText(AREA),
  destination: optionalText(AREA),
} as const
