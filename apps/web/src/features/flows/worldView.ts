import { FlowMethodName } from '@corridor/contract'
import {
  choice,
  optionalChoice,
  optionalNumber,
  optionalText,
  type ViewOf,
} from '../../app/viewState.ts'

const RELEASE = /^[a-z0-9]+(-[a-z0-9]+)*$/
const NODE = /^[A-Za-z0-9-]{2,10}$/

/**
 * The state of the world page besides the opened region, which is in the path. What the reader did
 * not choose is absent: the server then takes its defaults.
 */
export const WORLD_VIEW = {
  view: choice(['chord', 'map', 'table']),
  period: optionalText(/^\d{4}-\d{4}$/),
  method: optionalChoice(FlowMethodName.options),
  stocks: optionalText(RELEASE),
  demography: optionalText(RELEASE),
  sex: choice(['both', 'female', 'male']),
  whenInfeasible: choice(['stop', 'exclude', 'relax']),
  measure: choice(['gross', 'net']),
  type: optionalChoice(['outward', 'return', 'transit']),
  threshold: optionalNumber({ least: 0, most: 100_000_000 }),
  from: optionalText(NODE),
  to: optionalText(NODE),
  simulation: optionalText(/^[0-9a-f]{32}$/),
} as const

export type WorldView = ViewOf<typeof WORLD_VIEW>
