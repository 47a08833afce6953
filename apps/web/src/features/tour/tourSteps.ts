import type { Demonstration } from '@corridor/contract'
import {
  AGENCIES_PATH,
  accreditationPath,
  agencyPath,
  bondPath,
  clearancePath,
  contractPath,
  DESK_PATH,
  licencePath,
  ME_PATH,
  RULES_PARAMETERS_PATH,
  SEALS_PATH,
  VERIFY_PATH,
} from '../../app/paths.ts'
import type { Query } from '../../app/viewState.ts'

/** Who sees the page of a step: anybody, a worker with her code, or somebody in a role. */
export type TourViewer = 'anybody' | 'worker' | TourRole

/** Roles of the demonstration with the account that holds each. */
export const TOUR_ACCOUNTS = {
  'licensing-officer': 'olga@demo.example',
  'finance-officer': 'finn@demo.example',
  'labour-attache': 'ahmed@demo.example',
  authority: 'dara@demo.example',
} as const
export type TourRole = keyof typeof TOUR_ACCOUNTS

export interface TourStep {
  /** Its words are `tour.` and this, and `tour.` and this and `-see`. */
  readonly name: string
  readonly viewer: TourViewer
  readonly path: string
  readonly search?: Query
}

type Stops = NonNullable<Demonstration['tour']>

/** From the agency’s licence to the worker’s departure and what was made of her contract. */
export const tourSteps = (stops: Stops): readonly TourStep[] => [
  { name: 'rules', viewer: 'anybody', path: RULES_PARAMETERS_PATH },
  { name: 'agency', viewer: 'anybody', path: agencyPath(stops.agency) },
  { name: 'spelling', viewer: 'anybody', path: AGENCIES_PATH, search: { text: 'bravo agencie' } },
  { name: 'licence', viewer: 'licensing-officer', path: licencePath(stops.licence) },
  { name: 'bond', viewer: 'finance-officer', path: bondPath(stops.bond) },
  {
    ...{ name: 'accreditation', viewer: 'labour-attache' },
    path: accreditationPath(stops.accreditation),
  },
  {
    ...{ name: 'order', viewer: 'anybody', path: VERIFY_PATH },
    search: { number: stops.jobOrderNumber },
  },
  { name: 'worker', viewer: 'worker', path: ME_PATH },
  { name: 'contract', viewer: 'licensing-officer', path: contractPath(stops.contract) },
  { name: 'held', viewer: 'authority', path: contractPath(stops.heldContract) },
  { name: 'clearance', viewer: 'licensing-officer', path: clearancePath(stops.clearance) },
  { name: 'destination', viewer: 'labour-attache', path: contractPath(stops.contract) },
  { name: 'queue', viewer: 'licensing-officer', path: DESK_PATH },
  { name: 'seals', viewer: 'anybody', path: SEALS_PATH },
]
