import { type AnnualDemography, type StockTable, stockColumns } from '@corridor/evidence'
import {
  type AreaExclusion,
  accumulatePeriodDemography,
  type CompositeArea,
  compositesFor,
  type FlowInput,
  type PreparedAccounts,
  prepareDemographicAccounts,
  type StockColumns,
} from '@corridor/flows'
import { type AreaCode, formatPeriod, type Period, type Sex } from '@corridor/kernel'
import { type BoundedCache, boundedCache } from '../../boundedCache.ts'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { Vintage } from './vintages.ts'

/** What the engine needs for one vintage, period and sex, and what was decided on the way. */
export interface FlowAccounts {
  readonly input: FlowInput
  readonly positionOf: ReadonlyMap<AreaCode, number>
  readonly excluded: readonly AreaExclusion[]
  readonly composites: readonly CompositeArea[]
  /** Net migration that the demography release itself gives, by area. Persons. */
  readonly netMigration: ReadonlyMap<AreaCode, number>
}

export interface FlowAccountsStore {
  /**
   * @throws {DomainError} `period_not_covered` or `sex_not_covered` when the releases have no such
   * figures; those of `prepareDemographicAccounts` when the figures cannot be an account.
   */
  prepare(vintage: Vintage, period: Period, sex: Sex): Promise<FlowAccounts>
}

const LARGEST_BYTES = 32 * 2 ** 20

/** Prepares accounts when first asked for. About 20 ms each; the most recent ones are kept. */
export function flowAccountsStore(evidence: EvidenceStore): FlowAccountsStore {
  const cache: BoundedCache<Promise<FlowAccounts>> = boundedCache(LARGEST_BYTES)
  const prepare = (vintage: Vintage, period: Period, sex: Sex): Promise<FlowAccounts> => {
    const key = [
      vintage.stocks.id,
      vintage.stocks.checksum,
      vintage.demography.id,
      vintage.demography.checksum,
      formatPeriod(period),
      sex,
    ].join(' ')
    const known = cache.get(key)
    if (known !== undefined) return known
    const made = sex === 'both' ? prepareBoth(evidence, vintage, period) : prepareSex(sex)
    cache.set(key, made, BYTES_EACH)
    // A damaged file may be mended: try again at the next question.
    made.catch(() => cache.delete(key))
    return made

    async function prepareSex(one: Sex): Promise<FlowAccounts> {
      const [both, table] = await Promise.all([
        prepare(vintage, period, 'both'),
        evidence.stocks(vintage.stocks.id),
      ])
      return { ...both, input: stocksOfSex(both, table, period, one) }
    }
  }
  return { prepare }
}

/** Two tables of the world. */
const BYTES_EACH = 2 * 230 * 230 * 8

async function prepareBoth(
  evidence: EvidenceStore,
  vintage: Vintage,
  period: Period,
): Promise<FlowAccounts> {
  const [table, annual] = await Promise.all([
    evidence.stocks(vintage.stocks.id),
    evidence.demography(vintage.demography.id),
  ])
  const demography = accumulatePeriodDemography(annual as AnnualDemography, period)
  const composites = evidence.areas.areas.filter(({ members }) => members.length > 0)
  const prepared: PreparedAccounts = prepareDemographicAccounts({
    stockStart: stockColumns(table, period.from, 'both'),
    stockEnd: stockColumns(table, period.to, 'both'),
    demography,
    composites: compositesFor(period, composites),
    residualOrigins: evidence.areas.residuals.map(({ code }) => code),
  })
  const netMigration = new Map(
    demography.area.map((area, place) => [area, demography.netMigration[place]!]),
  )
  prepared.input.areas.forEach((area, place) => {
    netMigration.set(area, prepared.input.netMigration?.[place] ?? Number.NaN)
  })
  return {
    ...prepared,
    positionOf: new Map(prepared.input.areas.map((area, place) => [area, place])),
    netMigration,
  }
}

/**
 * Stocks of one sex in the areas kept for both. The native-born of one sex are not known, and
 * differencing does not need them: the diagonal is zero.
 */
function stocksOfSex(
  { input, composites, positionOf }: FlowAccounts,
  table: StockTable,
  period: Period,
  sex: Sex,
): FlowInput {
  const placeOf = new Map(positionOf)
  for (const { code, members } of composites) {
    for (const member of members) placeOf.set(member, positionOf.get(code) ?? -1)
  }
  const matrix = (columns: StockColumns): Float64Array => {
    const size = input.areas.length
    const persons = new Float64Array(size * size)
    columns.origin.forEach((origin, entry) => {
      const from = placeOf.get(origin) ?? -1
      const to = placeOf.get(columns.destination[entry]!) ?? -1
      if (from < 0 || to < 0 || from === to) return
      persons[from * size + to]! += columns.persons[entry]!
    })
    return persons
  }
  return {
    areas: input.areas,
    stockStart: matrix(stockColumns(table, period.from, sex)),
    stockEnd: matrix(stockColumns(table, period.to, sex)),
    births: null,
    deaths: null,
    netMigration: null,
  }
}
