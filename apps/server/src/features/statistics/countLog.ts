import { createHash } from 'node:crypto'
import type { DisclosureRule } from '@corridor/disclosure'
import {
  foldRecord,
  type RecordDefinition,
  type RecordState,
  type StoredAction,
} from '@corridor/ledger'
import { clearanceRecord } from '@corridor/recruitment/clearance'
import { contractRecord } from '@corridor/recruitment/contracts'
import { licenceRecord } from '@corridor/recruitment/licence'
import { overrideRecord } from '@corridor/recruitment/registers'
import {
  addClearance,
  addContract,
  addLicence,
  addOverride,
  RecruitmentTally,
  recruitmentStatistics,
  type StatisticClock,
  type StatisticPeriod,
  type StatisticRow,
  sectorOf,
} from '@corridor/recruitment/statistics'
import type pg from 'pg'
import { localDate } from '../../localDate.ts'
import { inTransaction, type LedgerPlace, type Queryable } from '../ledger/LedgerPlace.ts'
import { liftLimit, type Told } from '../ledger/verifyStored.ts'
import { disclosureRule } from './disclosureRule.ts'
import { readLoggedRecords } from './readLoggedRecords.ts'

/** What was counted, and of which log. */
export interface CountedLog {
  readonly rows: readonly StatisticRow[]
  readonly actions: number
  readonly records: number
  /** SHA-256 of the last version and hash of every record counted, in the order of their ids. */
  readonly heads: string
  /** By which small counts were left out. */
  readonly rule: DisclosureRule
}

type Place = Pick<LedgerPlace, 'pool' | 'tenant' | 'vault' | 'timeZone'>

/**
 * Statistics of a period, of the log as it was recorded until a moment: the same log gives the same
 * rows.
 *
 * @throws {DomainError} `checksum_mismatch` when a content cannot be read.
 * @remarks Every clearance and contract is folded anew: one pass, memory for a page and for the
 * sectors of contracts.
 */
export async function countLog(
  place: Place,
  period: StatisticPeriod,
  until: string,
  told: Told = () => {},
): Promise<CountedLog> {
  const begin = 'begin isolation level repeatable read read only'
  return await inTransaction(place.pool, begin, async (client) => {
    await liftLimit(client)
    const clock: StatisticClock = {
      period,
      monthOf: (instant) => localDate(place.timeZone, new Date(instant)).slice(0, 7),
      today: localDate(place.timeZone, new Date(until)),
    }
    const count = new Count(place, client, until, told)
    const tally = new RecruitmentTally()
    const sectors = new Map<string, string | null>()
    await count.each(contractRecord, (contract, record) => {
      sectors.set(record, sectorOf(contract))
      addContract(tally, record, contract, clock)
    })
    await count.each(clearanceRecord, (clearance) => {
      const { contract } = clearance
      addClearance(tally, clearance, sectors.get(contract ?? '') ?? null, clock)
    })
    await count.each(overrideRecord, (override) => addOverride(tally, override, clock))
    await count.each(licenceRecord, (licence) => addLicence(tally, licence, clock))
    await addDeadlines(client, place, tally, clock, until)
    const rule = await disclosureRule(client, place.tenant, clock.today)
    return { rows: recruitmentStatistics(tally, period, rule), rule, ...count.done() }
  })
}

/** Folds records kind by kind, and keeps by which log they were. */
class Count {
  readonly #place: Place
  readonly #client: pg.PoolClient
  readonly #until: string
  readonly #told: Told
  readonly #heads = createHash('sha256')
  #actions = 0
  #records = 0

  constructor(place: Place, client: pg.PoolClient, until: string, told: Told) {
    this.#place = place
    this.#client = client
    this.#until = until
    this.#told = told
  }

  async each<State extends RecordState, Facts>(
    definition: Pick<RecordDefinition<State, Facts>, 'kind' | 'actionByType'>,
    add: (state: State, record: string) => void,
  ): Promise<void> {
    const records = readLoggedRecords(this.#place, this.#client, definition.kind, this.#until)
    for await (const actions of records) {
      this.#note(actions)
      const { state } = foldRecord(definition, actions)
      if (state !== null) add(state, actions[0]!.entry.record)
    }
  }

  #note(actions: readonly StoredAction[]): void {
    const { entry, hash } = actions.at(-1)!
    this.#heads.update(`${entry.record} ${entry.version} ${hash}\n`)
    this.#records += 1
    this.#actions += actions.length
    if (this.#records % 5_000 === 0) this.#told(this.#actions)
  }

  done(): Pick<CountedLog, 'actions' | 'records' | 'heads'> {
    return { actions: this.#actions, records: this.#records, heads: this.#heads.digest('hex') }
  }
}

/** Deadlines that ended in the period, kept or missed; those still open count in neither. */
async function addDeadlines(
  client: Queryable,
  { tenant, timeZone }: Place,
  tally: RecruitmentTally,
  { period }: StatisticClock,
  until: string,
): Promise<void> {
  const { rows } = await client.query<{ name: string; state: string; count: number }>(
    `select name, state, count(*)::integer as count from deadline
     where tenant = $1 and state <> 'open' and ended <= $2
       and to_char(ended at time zone $3, 'YYYY-MM') between $4 and $5
     group by name, state`,
    [tenant, until, timeZone, period.from, period.to],
  )
  for (const { name, state, count } of rows) {
    for (let at = 0; at < count; at++)
      tally.deadlines.add(name, state === 'met' ? 'kept' : 'missed')
  }
}
