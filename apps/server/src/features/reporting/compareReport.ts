import {
  type Compared,
  layOut,
  type Questionnaire,
  type Report,
  readCells,
  valuesOf,
} from '@corridor/reporting'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { readAnswers } from './reportDrafts.ts'

type Place = Pick<Report, 'questionnaire' | 'country' | 'period'>

interface ReportRow {
  readonly record: string
  readonly state: string
}

/**
 * With what a report is compared: the country's own figures of the year before, and what the other
 * countries reported for the same year.
 *
 * @param whom `country`: of others only what was released; `secretariat`: what they sent.
 */
export async function readCompared(
  client: Queryable,
  tenant: string,
  place: Place,
  definition: Questionnaire,
  whom: 'country' | 'secretariat',
): Promise<Compared> {
  const before = await readYearBefore(client, tenant, place, definition)
  const reported =
    whom === 'country'
      ? await readReleased(client, tenant, place)
      : await readSent(client, tenant, place, definition)
  return { before, reported }
}

async function readYearBefore(
  client: Queryable,
  tenant: string,
  { questionnaire, country, period }: Place,
  definition: Questionnaire,
): Promise<ReadonlyMap<string, number>> {
  const year = String(Number(period) - 1)
  const { rows } = await client.query<ReportRow>(
    `select record, state from country_report
     where tenant = $1 and questionnaire = $2 and period = $3 and country = $4`,
    [tenant, questionnaire, year, country],
  )
  const [row] = rows
  return row === undefined ? new Map() : await sentFigures(client, tenant, row, definition)
}

/** What stands: what was released last, or what was sent and not given back. */
function standingChecksum(report: Report): string | null {
  return report.submission?.checksum ?? report.releases.at(-1)?.checksum ?? null
}

async function sentFigures(
  client: Queryable,
  tenant: string,
  { record, state }: ReportRow,
  definition: Questionnaire,
): Promise<ReadonlyMap<string, number>> {
  const report = JSON.parse(state) as Report
  const checksum = standingChecksum(report)
  const answers = checksum === null ? null : await readAnswers(client, tenant, record, checksum)
  if (answers === null) return new Map()
  const { cells } = readCells(layOut(definition, report.country), answers.cells)
  return valuesOf(cells.values())
}

async function readReleased(
  client: Queryable,
  tenant: string,
  { questionnaire, country, period }: Place,
): Promise<Compared['reported']> {
  const { rows } = await client.query<{ country: string; figures: string }>(
    `select distinct on (r.country) r.country, f.figures from country_report r
     join report_figures f on f.tenant = r.tenant and f.record = r.record
     where r.tenant = $1 and r.questionnaire = $2 and r.period = $3 and r.country <> $4
     order by r.country, f.revision desc`,
    [tenant, questionnaire, period, country],
  )
  return new Map(
    rows.map((row) => [
      row.country,
      new Map(Object.entries(JSON.parse(row.figures) as Record<string, number>)),
    ]),
  )
}

async function readSent(
  client: Queryable,
  tenant: string,
  { questionnaire, country, period }: Place,
  definition: Questionnaire,
): Promise<Compared['reported']> {
  const { rows } = await client.query<ReportRow & { country: string }>(
    `select record, country, state from country_report
     where tenant = $1 and questionnaire = $2 and period = $3 and country <> $4`,
    [tenant, questionnaire, period, country],
  )
  const reported = new Map<string, ReadonlyMap<string, number>>()
  for (const row of rows) {
    reported.set(row.country, await sentFigures(client, tenant, row, definition))
  }
  return reported
}
