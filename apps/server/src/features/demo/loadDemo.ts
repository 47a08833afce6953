import { createHash } from 'node:crypto'
import { endOfLocalDay } from '@corridor/deadlines'
import { addDays, DomainError } from '@corridor/kernel'
import type { DemoName, DemoScript, DemoStep } from '@corridor/recruitment/demo'
import type { PersonActor } from '../../http/actor.ts'
import { openHome } from '../organisations/openHome.ts'
import { DemoDesk } from './DemoDesk.ts'
import type { DemoParts } from './DemoParts.ts'
import { enterPerson, enterWorker, personId } from './demoPeople.ts'
import { followAct, followDay } from './followDay.ts'
import { beginDemonstration, finishDemonstration } from './markDemonstration.ts'
import { syntheticPdf } from './syntheticPdf.ts'

/** How far a load is. */
export interface DemoProgress {
  readonly done: number
  readonly all: number
  /** The day that is being played. */
  readonly day: string
}

export interface LoadOptions {
  /** Asked between two steps; what was entered stays, and the next load goes on there. */
  readonly signal?: AbortSignal
  readonly progress?: (at: DemoProgress) => void
  /** The real time, at which the clock ends. */
  readonly until: Date
}

export interface LoadedDemo {
  /** Steps that this load took; 0 for a demonstration that was there already. */
  readonly taken: number
  readonly all: number
  /** Ids by the names of the script. */
  readonly ids: ReadonlyMap<DemoName, string>
}

const MORNING_MS = 8 * 3_600_000
/** No act comes later in the day; all of a day fit in between. */
const LONGEST_DAY_MS = 8 * 3_600_000
const LONGEST_PAUSE_MS = 60_000
const PAGE = 'SYNTHETIC DEMONSTRATION DATA'

/**
 * Plays a demonstration: everything that people do in it goes through the operations of the server,
 * under a clock that begins in the past, and the server's own clock does each day what it does.
 *
 * A second time nothing is entered again; one that was stopped or killed goes on where it was.
 *
 * @throws {DomainError} `already_exists` where the database holds anything else; `unavailable` when
 * it was stopped by the signal; whatever an operation refuses.
 */
export async function loadDemo(
  parts: DemoParts,
  script: DemoScript,
  agencies: number,
  options: LoadOptions,
): Promise<LoadedDemo> {
  const { ledger, clock } = parts
  clock.set(instantOf(parts, script, 0, 0))
  const isFinished = await beginDemonstration(parts, script, agencies, options.until)
  await openHome(ledger)
  const player = new Player(parts, script)
  await player.recall()
  if (isFinished) return { taken: 0, all: script.steps.length, ids: player.ids }
  const taken = await player.play(options)
  clock.set(options.until)
  await followDay(parts)
  await finishDemonstration(parts, script, player.ids)
  return { taken, all: script.steps.length, ids: player.ids }
}

function instantOf({ ledger }: DemoParts, { startsOn }: DemoScript, day: number, ms: number): Date {
  const before = endOfLocalDay(addDays(startsOn, day - 1), ledger.timeZone)
  return new Date(before + MORNING_MS + ms)
}

/** Takes the steps of a script, one after the other. */
class Player {
  readonly ids = new Map<DemoName, string>([
    ['organisation/home', 'home'],
    ['calendar/XAA', 'calendar-XAA'],
    ['calendar/XBB', 'calendar-XBB'],
  ])
  readonly #parts: DemoParts
  readonly #script: DemoScript
  readonly #desk: DemoDesk
  readonly #actors = new Map<string, PersonActor>()
  /** Answers to what was entered before, by key. */
  readonly #known = new Map<string, string>()

  constructor(parts: DemoParts, script: DemoScript) {
    this.#parts = parts
    this.#script = script
    this.#desk = new DemoDesk(parts)
  }

  /** Learns what an earlier load entered. */
  async recall(): Promise<void> {
    const { ledger } = this.#parts
    const keys = new Map(this.#script.steps.map((step, at) => [this.#keyOf(at), step]))
    const { rows } = await ledger.pool.query<{ key: string; answer: string }>(
      'select key, answer from ledger_answer where tenant = $1 and key = any($2)',
      [ledger.tenant, [...keys.keys()]],
    )
    for (const { key, answer } of rows) {
      const { record } = JSON.parse(answer) as { readonly record: string }
      this.#known.set(key, record)
      this.ids.set(keys.get(key)!.record, record)
    }
  }

  /** @returns how many steps were new. */
  async play({ signal, progress }: LoadOptions): Promise<number> {
    const { steps, startsOn } = this.#script
    const last = steps.findLastIndex((_, at) => this.#known.has(this.#keyOf(at)))
    // Officials are named in acts before they act themselves.
    for (const { key, organisation } of this.#script.people) {
      if (organisation === 'organisation/home') await this.#actorOf(key)
    }
    let taken = 0
    let day = -1
    let first = 0
    for (const [at, step] of steps.entries()) {
      if (signal?.aborted === true) {
        throw new DomainError('unavailable', 'Stopped; the next load goes on where this one was')
      }
      if (step.day !== day) {
        await this.#passDays(day, step.day, at > last)
        ;[day, first] = [step.day, at]
        progress?.({ done: at, all: steps.length, day: addDays(startsOn, day) })
      }
      this.#parts.clock.set(
        instantOf(this.#parts, this.#script, day, this.#pauseOn(first) * (at - first)),
      )
      if (await this.#take(step, at, at <= last)) taken += 1
      // What follows from the last one entered may have been cut off.
      if (step.kind === 'act' && at >= last) {
        await followAct(this.#parts, step, this.ids.get(step.record)!)
      }
    }
    await this.#passDays(day, day + 1, true)
    return taken
  }

  /** Between two steps of the day that begins at this one. */
  #pauseOn(first: number): number {
    const { steps } = this.#script
    const { day } = steps[first]!
    let end = first
    while (steps[end]?.day === day) end += 1
    return Math.min(LONGEST_PAUSE_MS, Math.floor(LONGEST_DAY_MS / (end - first)))
  }

  /** Evenings, on which the clock of the server looks at what is due. */
  async #passDays(from: number, to: number, isNew: boolean): Promise<void> {
    if (!isNew) return
    for (let day = Math.max(0, from); day < to; day += 1) {
      this.#parts.clock.set(instantOf(this.#parts, this.#script, day, LONGEST_DAY_MS + 3_600_000))
      await followDay(this.#parts)
    }
  }

  #keyOf(at: number): string {
    const { seed, startsOn } = this.#script
    const { record } = this.#script.steps[at]!
    const named = JSON.stringify(['demonstration', seed, startsOn, at, record])
    return `demo-${createHash('sha256').update(named).digest('hex').slice(0, 40)}`
  }

  /** @returns whether anything was entered. */
  async #take(step: DemoStep, at: number, isBefore: boolean): Promise<boolean> {
    const key = this.#keyOf(at)
    if (this.#known.has(key)) return false
    switch (step.kind) {
      case 'account':
        await this.#enterWorker(step)
        return !isBefore
      case 'read':
        if (isBefore) return false
        await this.#desk.read(await this.#actorOf(step.by), this.#idOf(step.record))
        return true
      case 'upload':
        await this.#upload(step, key)
        return true
      case 'act': {
        const { type } = step
        const record = this.ids.get(step.record) ?? null
        const sent = {
          ...{ type, record, key, expectedVersion: await this.#versionOf(record) },
          actor: await this.#actorOf(step.by),
          payload: this.#resolve(step.payload),
        }
        try {
          this.ids.set(step.record, await this.#desk.act(sent))
        } catch (error) {
          throw explained(error, step)
        }
        return true
      }
    }
  }

  async #upload(step: Extract<DemoStep, { kind: 'upload' }>, key: string): Promise<void> {
    const { record, subject, type, expiresOn, text } = step
    const document = await this.#desk.upload({
      actor: await this.#actorOf(step.by),
      ...{ type, expiresOn, key, subject: this.#idOf(subject) },
      subjectKind: subject.slice(0, subject.indexOf('/')),
      fileName: `${record.replace('document/', '')}.pdf`,
      bytes: syntheticPdf([PAGE, text, `Country XAA, seed ${this.#script.seed}`]),
    })
    this.ids.set(record, document)
  }

  async #enterWorker(step: Extract<DemoStep, { kind: 'account' }>): Promise<void> {
    const id = personId(this.#script.seed, step.record)
    const actor = await enterWorker(this.#parts, id, step, {
      record: this.#idOf(step.record),
      organisation: this.#idOf(step.organisation),
    })
    this.#actors.set(step.by, actor)
  }

  async #actorOf(key: string): Promise<PersonActor> {
    const known = this.#actors.get(key)
    if (known !== undefined) return known
    const person = this.#script.people.find((one) => one.key === key)
    if (person === undefined) throw new Error(`nobody is called ${key}`)
    const actor = await enterPerson(this.#parts, personId(this.#script.seed, key), person, {
      organisation: this.#idOf(person.organisation),
      from: this.#script.startsOn,
    })
    this.#actors.set(key, actor)
    return actor
  }

  #idOf(name: DemoName): string {
    const id = this.ids.get(name)
    if (id === undefined) throw new Error(`${name} is not there yet`)
    return id
  }

  /** A text that begins with `@` is a name: `@person/ines`, `@organisation/bravo`. */
  #resolve(value: unknown): unknown {
    if (typeof value === 'string' && value.startsWith('@')) {
      const name = value.slice(1)
      return name.startsWith('person/')
        ? personId(this.#script.seed, name)
        : this.#idOf(name as DemoName)
    }
    if (Array.isArray(value)) return value.map((one) => this.#resolve(one))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, this.#resolve(one)]),
    )
  }

  async #versionOf(record: string | null): Promise<number> {
    if (record === null) return 0
    const { ledger } = this.#parts
    const { rows } = await ledger.pool.query<{ version: number }>({
      name: 'demonstration_version',
      text: 'select version from ledger_head where tenant = $1 and record = $2',
      values: [ledger.tenant, record],
    })
    return rows[0]?.version ?? 0
  }
}

/** Which step it was, with the rules that were not met. */
function explained(error: unknown, { type, record, day }: DemoStep & { type: string }): unknown {
  if (!(error instanceof DomainError)) return error
  const details = error.details as {
    readonly details?: {
      readonly findings?: readonly { met: string; rule: string; words: string }[]
    }
  }
  const unmet = (details.details?.findings ?? [])
    .filter(({ met }) => met !== 'yes')
    .map(({ rule, words }) => `${rule}: ${words}`)
  return new DomainError(
    error.code,
    `Day ${day}, ${type} of ${record}: ${error.message}${unmet.length === 0 ? '' : ` (${unmet.join('; ')})`}`,
    error.details,
  )
}
