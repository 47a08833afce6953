import type { WorldView } from './worldView.ts'

/**
 * The figure of the ILO Director-General's report of 2014, with the figures that can be had today.
 *
 * @source Abel and Sander (2014), Science 343; report of the Director-General, ILC 103 (2014)
 */
export const PRESET_2014: WorldView = {
  view: 'chord',
  period: '2005-2010',
  method: 'closed-minimum',
  stocks: 'un-ims-2020',
  demography: 'un-wpp-2022',
  sex: 'both',
  whenInfeasible: 'stop',
  measure: 'gross',
  type: undefined,
  threshold: 140_000,
  from: undefined,
  to: undefined,
  simulation: undefined,
}

const NAMES = [
  'period',
  'method',
  'stocks',
  'demography',
  'sex',
  'measure',
  'type',
  'threshold',
] as const

/** Whether the estimate and the drawing are those of the preset, whatever is pointed at. */
export const isPreset = (view: WorldView): boolean =>
  NAMES.every((name) => view[name] === PRESET_2014[name])
