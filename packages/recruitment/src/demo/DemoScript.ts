import type { IsoDate } from '@corridor/kernel'
import type { JsonValue } from '@corridor/ledger'

/** Kinds of record of which the demonstration has some in each state. */
export type DemoKind =
  | 'organisation'
  | 'calendar'
  | 'licence'
  | 'bond'
  | 'parameter'
  | 'ban'
  | 'watch'
  | 'override'
  | 'accreditation'
  | 'subAgent'
  | 'jobOrder'
  | 'worker'
  | 'contract'
  | 'clearance'
  | 'document'

/** The name of a record within the script: its kind and a word of its own. */
export type DemoName = `${DemoKind}/${string}`

/** A member of staff of the demonstration. */
export interface DemoPerson {
  /** By which steps name her: `person/omar`. */
  readonly key: string
  readonly name: string
  readonly role: string
  /** The organisation on whose behalf; `organisation/home` for officials. */
  readonly organisation: DemoName
  readonly office: string | null
  readonly jurisdiction: string | null
}

interface Step {
  /** Days after the first; the day of the competent authority. */
  readonly day: number
  /** `person/omar`, or `worker/amina` for a worker herself. */
  readonly by: string
  readonly record: DemoName
}

/** An action of the log; texts that begin with `@` name a record or person of the script. */
export interface DemoAct extends Step {
  readonly kind: 'act'
  readonly type: string
  readonly payload: Readonly<Record<string, JsonValue>>
  /** Left as it is: what the clock does next is still to come. */
  readonly isLast: boolean
}

/** Opens a record, as its page does. */
export interface DemoReading extends Step {
  readonly kind: 'read'
}

/** Attaches a file. */
export interface DemoUpload extends Step {
  readonly kind: 'upload'
  readonly subject: DemoName
  readonly type: string
  readonly expiresOn: IsoDate | null
  /** What the page says; each file says another. */
  readonly text: string
}

/** A worker makes her account and finds her file. */
export interface DemoAccount extends Step {
  readonly kind: 'account'
  readonly name: string
  readonly language: string
  /** The agency that gave her the code. */
  readonly organisation: DemoName
}

export type DemoStep = DemoAct | DemoReading | DemoUpload | DemoAccount

/** Flags laid over a status. */
export type DemoOverlay = 'appealed' | 'stayed' | 'frozen' | 'held' | 'defaulted' | 'proposed'

/** How a record stands when the script is through. */
export interface DemoOutcome {
  readonly record: DemoName
  readonly status: string
  readonly overlays: readonly DemoOverlay[]
}

/** A demonstration from its first day to the day before `endsOn`. */
export interface DemoScript {
  readonly seed: number
  readonly startsOn: IsoDate
  /** The day on which it is meant to be looked at; nothing happens on it. */
  readonly endsOn: IsoDate
  readonly people: readonly DemoPerson[]
  /** In the order in which they happen. */
  readonly steps: readonly DemoStep[]
  /** Of every record whose state is foreseen. */
  readonly outcomes: readonly DemoOutcome[]
  /** What the guided tour shows. */
  readonly tour: Readonly<Record<DemoTourStop, DemoName>>
}

/** Records that the guided tour links to. */
export const DEMO_TOUR_STOPS = [
  'agency',
  'licence',
  'bond',
  'parameter',
  'accreditation',
  'jobOrder',
  'worker',
  'contract',
  'clearance',
  'heldContract',
] as const
export type DemoTourStop = (typeof DEMO_TOUR_STOPS)[number]
