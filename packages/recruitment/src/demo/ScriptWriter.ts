import { addDays, type IsoDate } from '@corridor/kernel'
import type { JsonValue } from '@corridor/ledger'
import type { DemoName, DemoOutcome, DemoOverlay, DemoPerson, DemoStep } from './DemoScript.ts'
import type { Draws } from './seededDraws.ts'

/** Days from the first act to the day on which the demonstration is looked at. */
export const SPAN_DAYS = 300

/** Office, jurisdiction and post of the demonstration. */
export const PLACE = { office: 'home.north', jurisdiction: 'XAA' } as const
export const POST = 'home.post-xbb'

/** Takes down, in any order, what happens in a demonstration. */
export class ScriptWriter {
  readonly startsOn: IsoDate
  readonly draws: Draws
  readonly people: DemoPerson[] = []
  readonly #steps: DemoStep[] = []
  readonly #outcomes = new Map<DemoName, DemoOutcome>()

  constructor(startsOn: IsoDate, draws: Draws) {
    this.startsOn = startsOn
    this.draws = draws
  }

  date(day: number): IsoDate {
    return addDays(this.startsOn, day)
  }

  digest(): string {
    return this.draws.hex(64)
  }

  /** @param isLast leaves to come what the clock would do next. */
  act(
    day: number,
    by: string,
    type: string,
    record: DemoName,
    payload: Readonly<Record<string, JsonValue>> = {},
    isLast = false,
  ): void {
    this.#steps.push({ kind: 'act', day, by, type, record, payload, isLast })
  }

  add(step: DemoStep): void {
    this.#steps.push(step)
  }

  /** What becomes of a record; said again, the last counts. */
  ends(record: DemoName, status: string, ...overlays: readonly DemoOverlay[]): void {
    this.#outcomes.set(record, { record, status, overlays })
  }

  /** By day, and within a day as written. */
  steps(): readonly DemoStep[] {
    return this.#steps.toSorted((one, other) => one.day - other.day)
  }

  outcomes(): readonly DemoOutcome[] {
    return [...this.#outcomes.values()]
  }
}
