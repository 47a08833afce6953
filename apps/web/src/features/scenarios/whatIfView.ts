import type { ViewOf } from '../../app/viewState.ts'
import { choice, optionalNumber, optionalText } from '../../app/viewState.ts'
import { ESTIMATE_VIEW } from '../estimates/estimateView.ts'
import { WORLD_VIEW } from '../flows/worldView.ts'

const AREA = /^[A-Z]{3}$/

/** The estimate that a what-if starts from and the corridor looked at; the changes stand after `#`. */
export const WHAT_IF_VIEW = {
  ...ESTIMATE_VIEW,
  weight: optionalNumber({ least: 0, most: 1 }),
  whenInfeasible: WORLD_VIEW.whenInfeasible,
  from: optionalText(AREA),
  to: optionalText(AREA),
  shown: choice(['after', 'before']),
} as const

export type WhatIfView = ViewOf<typeof WHAT_IF_VIEW>
