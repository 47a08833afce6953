import type { PublicCheck, StatisticFigure, throughWhomRoute } from '@corridor/contract'
import type { StatisticObservation } from '@corridor/evidence'
import { parseCorridor } from '@corridor/kernel'
import {
  MEASURED_RULES,
  type MeasuredShare,
  RULES,
  type RuleId,
  rulePrecision,
} from '@corridor/recruitment/checks'
import { IN_FORCE } from '@corridor/recruitment/licence'
import { corridorFigures } from '@corridor/recruitment/statistics'
import type { CatalogueEntry } from '../../evidence/index.ts'
import type { Answer } from '../../http/mount.ts'
import { inLookUp } from '../agencies/findAgencies.ts'
import { readCauses } from '../demand/readCauses.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { todayOf } from '../registers/todayOf.ts'
import { sourceReference } from '../releases/sourceReference.ts'
import type { StatisticParts } from './StatisticParts.ts'

type Reading = Pick<StatisticParts, 'evidence'>

/** The newest release of statistics, by the period it is of. */
async function newestRelease({ evidence }: Reading): Promise<CatalogueEntry | null> {
  const entries = (await evidence.list()).filter(({ kind }) => kind === 'recruitment-statistics')
  // Names begin alike and go on with the period.
  return entries.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0] ?? null
}

/** Figures of a release, the newest unless named. */
export async function readFigures(
  reading: Reading,
  wanted: { readonly release?: string | undefined; readonly corridor?: string | undefined },
) {
  const { evidence } = reading
  const entry =
    wanted.release === undefined
      ? await newestRelease(reading)
      : await evidence.find(wanted.release)
  if (entry === null) return { source: null, figures: [] }
  const figures = await evidence.statistics(entry.id)
  const { corridor } = wanted
  const own = corridor === undefined ? figures : figures.filter((row) => row.corridor === corridor)
  return { source: sourceReference(entry), figures: own.map(figureOf) }
}

/** The reader of the file lets no other measure in. */
export const figureOf = (row: StatisticObservation): StatisticFigure => ({
  ...row,
  measure: row.measure as StatisticFigure['measure'],
})

const AGENCIES = `
  select
    exists (select from licence where tenant = $1 and number is not null
      and left(jurisdiction, 3) = $2) as there,
    (select count(*)::integer from licence
     where tenant = $1 and number is not null and left(jurisdiction, 3) = $2
       and $3 = any(destinations) and effective_status = any($4::text[])
       and (valid_until is null or valid_until >= $5::date)) as count`

const JOB_ORDERS = `
  select record from job_order
  where tenant = $1 and left(jurisdiction, 3) = $2 and destination = $3
    and status in ('approved', 'advertised') and approved > reserved + consumed
    and (valid_until is null or valid_until >= $4::date)`

/** Through whom people are recruited on a corridor, as far as this installation knows. */
export async function throughWhom(
  parts: Pick<StatisticParts, 'db' | 'ledger' | 'evidence' | 'now'>,
  corridor: string,
): Promise<Answer<(typeof throughWhomRoute)['output']>> {
  const { origin, destination } = parseCorridor(corridor)
  const asOf = todayOf(parts.ledger)
  const registers = await inLookUp(parts.ledger, (client) =>
    readRegisters(parts, client, { origin, destination, asOf }),
  )
  const entry = await newestRelease(parts)
  const figures = entry === null ? [] : await parts.evidence.statistics(entry.id)
  return {
    ...{ origin, destination, asOf, ...registers },
    release:
      entry === null
        ? null
        : {
            ...sourceReference(entry),
            ...periodOf(entry.id),
            synthetic: entry.manifest.synthetic,
          },
    events:
      entry === null
        ? []
        : corridorFigures(figures, corridor).map(({ months: own, ...event }) => ({
            ...event,
            months: [...own],
          })),
  }
}

/** A release of statistics is named after its months. */
function periodOf(release: string): { readonly from: string; readonly to: string } {
  const [from = '', to = ''] = release.match(/\d{4}-\d{2}/g) ?? []
  return { from, to }
}

async function readRegisters(
  parts: Pick<StatisticParts, 'db' | 'ledger'>,
  client: Queryable,
  { origin, destination, asOf }: Readonly<Record<'origin' | 'destination' | 'asOf', string>>,
): Promise<{ readonly agencies: number | null; readonly jobOrders: number | null }> {
  const { tenant } = parts.ledger
  const agencies = await client.query<{ there: boolean; count: number }>(AGENCIES, [
    ...[tenant, origin, destination, IN_FORCE, asOf],
  ])
  const known = await client.query(
    'select from job_order where tenant = $1 and left(jurisdiction, 3) = $2 limit 1',
    [tenant, origin],
  )
  const orders = await client.query<{ record: string }>(JOB_ORDERS, [
    ...[tenant, origin, destination, asOf],
  ])
  const records = orders.rows.map(({ record }) => record)
  const causes = await readCauses(parts, records, asOf)
  const [row] = agencies.rows
  return {
    agencies: row?.there === true ? row.count : null,
    jobOrders:
      known.rows.length === 0
        ? null
        : records.filter((record) => (causes.get(record) ?? []).length === 0).length,
  }
}

/** Every automatic check with its precision, and the decisions that set results of it aside. */
export async function readChecks({
  ledger,
}: Pick<StatisticParts, 'ledger'>): Promise<{ asOf: string; checks: PublicCheck[] }> {
  const asOf = todayOf(ledger)
  const { rows } = await inLookUp(ledger, (client) =>
    client.query<{ rule: string; met: 'no' | 'cannot_tell'; confirmed: number; standing: number }>(
      `select rule, met, count(*)::integer as confirmed,
              (count(*) filter (where status = 'confirmed' and expires_on >= $2::date))::integer
                as standing
       from check_override where tenant = $1 and status in ('confirmed', 'expired')
       group by rule, met order by rule, met desc`,
      [ledger.tenant, asOf],
    ),
  )
  const checks = Object.values(RULES).map(({ id, version, kinds, labelledSet }) => ({
    ...{ rule: id, version, kinds: [...kinds], labelledSet },
    ...measuredOf(id),
    overrides: rows
      .filter(({ rule }) => rule === id)
      .map(({ met, confirmed, standing }) => ({ met, confirmed, inForce: standing })),
  }))
  return { asOf, checks }
}

const NOTHING_MEASURED = { truePositives: 0, falsePositives: 0, falseNegatives: 0 }

function measuredOf(rule: RuleId): Pick<PublicCheck, 'precision' | 'recall'> {
  const measured: Partial<Record<RuleId, typeof NOTHING_MEASURED>> = MEASURED_RULES
  const { precision, recall } = rulePrecision(measured[rule] ?? NOTHING_MEASURED)
  return { precision: shareOf(precision), recall: shareOf(recall) }
}

const shareOf = ({ share, n, interval }: MeasuredShare): PublicCheck['precision'] => ({
  ...{ share, n, low: interval?.[0] ?? null, high: interval?.[1] ?? null },
})
