import { addDays, DomainError, type IsoDate } from '@corridor/kernel'
import { type Agency, type AgencyStory, writeAgency, writeEscrow } from './agencies.ts'
import { EMPLOYERS, writeCast } from './cast.ts'
import type { DemoName, DemoScript } from './DemoScript.ts'
import { type Demand, writeAccreditation, writeJobOrder, writeOtherPartners } from './demands.ts'
import { WAGE_PARAMETER, writeRules } from './rules.ts'
import { PLACE, ScriptWriter, SPAN_DAYS } from './ScriptWriter.ts'
import { seededDraws } from './seededDraws.ts'
import {
  COMMON_STORIES,
  type Journey,
  type WorkerStory,
  writeJourney,
  writePapers,
} from './workers.ts'

/** Agencies that have a story of their own; the number is that of the licence. */
const AGENCIES: readonly (readonly [key: string, name: string, story: AgencyStory])[] = [
  ['bravo', 'Bravo Agency', 'active'],
  ['anchor', 'Example Anchor Agency', 'draft'],
  ['beacon', 'Example Beacon Agency', 'returned'],
  ['canal', 'Example Canal Agency', 'submitted'],
  ['dune', 'Example Dune Agency', 'screened'],
  ['ember', 'Example Ember Agency', 'inspected'],
  ['fjord', 'Example Fjord Agency', 'refused'],
  ['grove', 'Example Grove Agency', 'provisional'],
  ['heath', 'Example Heath Agency', 'renewal_due'],
  ['inlet', 'Example Inlet Agency', 'preventive_suspension'],
  ['jetty', 'Example Jetty Agency', 'suspended'],
  ['kiln', 'Example Kiln Agency', 'revoked'],
  ['loom', 'Example Loom Agency', 'stayed'],
  ['mill', 'Example Mill Agency', 'appealed'],
  ['notch', 'Example Notch Agency', 'expired'],
  ['oasis', 'Example Oasis Agency', 'surrendered'],
  ['pier', 'Example Pier Agency', 'defaulted'],
  ['quarry', 'Example Quarry Agency', 'short'],
  ['reef', 'Example Reef Agency', 'replenish_due'],
]

/** So many are needed for each state to be there. */
export const FEWEST_AGENCIES = AGENCIES.length
export const MOST_AGENCIES = 2_000

const WORKERS_AN_AGENCY = 5

const GIVEN = ['Basil', 'Chandra', 'Dina', 'Elias', 'Farah', 'Gita', 'Hugo', 'Iris', 'Juma', 'Kofi']

export interface DemoOptions {
  readonly seed: number
  /** The first day; the demonstration is made to be looked at `SPAN_DAYS` later. */
  readonly startsOn: IsoDate
  readonly agencies: number
}

/**
 * A synthetic country XAA with destinations XBB and XCC and currency XTS, as everything that people
 * do in it from a first day on. The same arguments give the same script.
 *
 * @throws {DomainError} `bad_option` for fewer or more agencies than there can be.
 * @remarks Some 25 steps for each worker, five workers for each agency beyond the named ones.
 * @example writeDemoScript({ seed: 1, startsOn: '2030-01-01', agencies: 24 }).steps.length
 */
export function writeDemoScript({ seed, startsOn, agencies }: DemoOptions): DemoScript {
  if (!Number.isInteger(agencies) || agencies < FEWEST_AGENCIES || agencies > MOST_AGENCIES) {
    throw new DomainError(
      'bad_option',
      `A demonstration has ${FEWEST_AGENCIES} to ${MOST_AGENCIES} agencies, not ${agencies}`,
    )
  }
  const script = new ScriptWriter(startsOn, seededDraws(seed))
  writeCast(script)
  writeRules(script)
  for (const [at, [key, name, story]] of AGENCIES.entries()) {
    writeAgency(script, { key, story, number: at + 1 }, name)
  }
  writeEscrow(script, 'delta', EMPLOYERS.delta[0])
  const writer = new JourneyWriter(script)
  writeBravo(script, writer)
  writeStopped(script, writer)
  for (let number = FEWEST_AGENCIES + 1; number <= agencies; number += 1) {
    writeCommon(script, writer, { key: `agency-${number}`, story: 'active', number })
  }
  return {
    ...{ seed, startsOn, endsOn: addDays(startsOn, SPAN_DAYS), people: script.people },
    steps: script.steps(),
    outcomes: script.outcomes(),
    tour: {
      agency: 'organisation/bravo',
      licence: 'licence/bravo',
      bond: 'bond/bravo',
      parameter: WAGE_PARAMETER,
      accreditation: 'accreditation/bravo-castel',
      jobOrder: 'jobOrder/bravo-main',
      worker: 'worker/amina',
      contract: 'contract/amina',
      clearance: 'clearance/amina',
      heldContract: 'contract/held-1',
    },
  }
}

/** Numbers the workers, so that no two share a paper. */
class JourneyWriter {
  readonly #script: ScriptWriter
  #number = 0

  constructor(script: ScriptWriter) {
    this.#script = script
  }

  write(
    key: string,
    story: WorkerStory,
    demand: Demand,
    day: number,
    who: Partial<Pick<Journey, 'givenNames' | 'language'>> = {},
  ): void {
    this.#number += 1
    const named = { givenNames: this.#script.draws.of(GIVEN), ...who }
    writeJourney(this.#script, { key, story, demand, day, number: this.#number, ...named })
  }
}

const BRICKLAYERS = {
  ...{ sector: 'construction', occupation: '7112', position: 'Bricklayer' },
  destination: 'XBB',
} as const

/** On which day each story begins, so that what is to wait still waits at the end. */
const DAY_OF: Readonly<Record<WorkerStory, number>> = {
  candidate: 297,
  drafted: 295,
  reading: 290,
  refused: 270,
  signed: 293,
  blocked: 288,
  cannot_tell: 270,
  checked: 289,
  approved: 284,
  requested: 288,
  incomplete: 281,
  to_review: 282,
  issued: 250,
  expired: 60,
  cancelled: 240,
  revoked: 272,
  cleared: 276,
  departed: 200,
  matched: 150,
  registered: 180,
  mismatch: 190,
  amended: 160,
  returned: 120,
  ended: 100,
}

/** The agency of the tour: every story of a worker, every state of a job order. */
function writeBravo(script: ScriptWriter, writer: JourneyWriter): void {
  const main: Demand = {
    ...{ key: 'bravo-main', agency: 'bravo', employer: 'castel', quantity: 60 },
    ...BRICKLAYERS,
  }
  writeAccreditation(script, 14, main)
  writeJobOrder(script, 17, main, 'advertised')
  const { mismatch, ...others } = DAY_OF
  writer.write('amina', 'mismatch', main, mismatch, { givenNames: 'Amina', language: 'ar' })
  writePapers(script, 'amina', 'bravo', mismatch + 3)
  for (const [story, day] of Object.entries(others) as [WorkerStory, number][]) {
    if (story !== 'cannot_tell') writer.write(`bravo-${story}`, story, main, day)
  }
  // On this one the office is late.
  writer.write('bravo-late', 'checked', main, 255)
  writeOrders(script, writer, main)
  writeOtherPartners(script, 'bravo')
  writeHeld(script, writer)
}

function writeOrders(script: ScriptWriter, writer: JourneyWriter, main: Demand): void {
  const order = (key: string, day: number, story: Parameters<typeof writeJobOrder>[3]) =>
    writeJobOrder(script, day, { ...main, key: `bravo-${key}`, quantity: 4 }, story)
  order('draft', 296, 'draft')
  order('submitted', 287, 'submitted')
  order('overdue', 265, 'overdue')
  order('attested', 285, 'attested')
  order('approved', 220, 'approved')
  order('expired', 60, 'expired')
  order('withdrawn', 80, 'withdrawn')
  const full: Demand = { ...main, key: 'bravo-full', quantity: 2 }
  const exhausted = writeJobOrder(script, 40, full, 'approved')
  writer.write('full-1', 'departed', full, 70)
  writer.write('full-2', 'returned', full, 75)
  script.ends(exhausted, 'exhausted')
}

/** Contracts of which the least wage cannot be told, and what people made of it. */
function writeHeld(script: ScriptWriter, writer: JourneyWriter): void {
  const care: Demand = {
    ...{ key: 'bravo-care', agency: 'bravo', employer: 'care', destination: 'XCC' },
    ...{ sector: 'care', occupation: '5322', position: 'Carer at home', quantity: 20 },
  }
  writeAccreditation(script, 30, care)
  writeJobOrder(script, 33, care, 'approved')
  const held = (number: number, day: number, asked: number, expires: number): DemoName => {
    writer.write(`held-${number}`, 'cannot_tell', care, day)
    const override: DemoName = `override/held-${number}`
    script.act(asked, 'person/omar', 'override.propose', override, {
      ...{ subjectKind: 'contract', subject: `@contract/held-${number}` },
      ...{ rule: 'wage_floor', ruleVersion: 1, met: 'cannot_tell' },
      ...{ reasonCode: 'parameter_missing', expiresOn: script.date(expires) },
      text: 'Synthetic: the wage board has not set a floor; the pay is above that of the others',
      evidence: [{ digest: script.digest(), what: 'Letter of the wage board, synthetic' }],
      ...PLACE,
    })
    return override
  }
  const confirmed = held(1, 262, 275, 400)
  script.act(276, 'person/dara', 'override.confirm', confirmed)
  script.ends(confirmed, 'confirmed')
  script.act(278, 'person/olga', 'contract.approve', 'contract/held-1')
  script.ends('contract/held-1', 'approved')
  script.ends(held(2, 289, 299, 400), 'proposed')
  const expired = held(3, 140, 150, 200)
  script.act(151, 'person/dara', 'override.confirm', expired)
  script.ends(expired, 'expired')
  const dropped = held(4, 190, 200, 300)
  const reason = 'Synthetic: ask the wage board first'
  script.act(201, 'person/dara', 'override.decline', dropped, { reason })
  script.ends(dropped, 'dropped')
}

/** An agency that is suspended: its order is frozen, its clearance on hold. */
function writeStopped(script: ScriptWriter, writer: JourneyWriter): void {
  const demand: Demand = {
    ...{ key: 'jetty-main', agency: 'jetty', employer: 'quay', quantity: 10 },
    ...BRICKLAYERS,
  }
  writeAccreditation(script, 20, demand)
  const order = writeJobOrder(script, 24, demand, 'approved')
  script.ends(order, 'approved', 'frozen')
  writer.write('jetty-held', 'issued', demand, 245)
  script.ends('clearance/jetty-held', 'issued', 'held')
  writer.write('jetty-departed', 'departed', demand, 100)
}

/** How far the days of the many lie before those of `DAY_OF`, at most. */
const SPREAD: Partial<Readonly<Record<WorkerStory, number>>> = {
  issued: 80,
  departed: 140,
  matched: 100,
  mismatch: 120,
  returned: 70,
}

/** One of the many: a licence, a job order, some workers. */
function writeCommon(script: ScriptWriter, writer: JourneyWriter, agency: Agency): void {
  const { key, number } = agency
  writeAgency(script, agency, `Example Agency ${number}`)
  const employer = script.draws.of(['castel', 'quay'] as const)
  const demand: Demand = {
    ...{ key: `${key}-main`, agency: key, employer, quantity: WORKERS_AN_AGENCY * 2 },
    ...BRICKLAYERS,
  }
  writeAccreditation(script, 14, demand)
  writeJobOrder(script, 17, demand, 'approved')
  for (let at = 1; at <= WORKERS_AN_AGENCY; at += 1) {
    const story = script.draws.of(COMMON_STORIES)
    const day = DAY_OF[story] - script.draws.below(SPREAD[story] ?? 5)
    writer.write(`${key}-${at}`, story, demand, day)
  }
}
