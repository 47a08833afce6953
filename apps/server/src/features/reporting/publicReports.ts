import type {
  ReportedFigure,
  releaseCalendarRoute,
  releaseChangesRoute,
  reportedFiguresRoute,
} from '@corridor/contract'
import type { ReportedObservation } from '@corridor/evidence'
import { compareReleases, type Report, type ReportRow, releaseCalendar } from '@corridor/reporting'
import type { CatalogueEntry } from '../../evidence/index.ts'
import type { Answer } from '../../http/mount.ts'
import { inLookUp } from '../agencies/findAgencies.ts'
import { sourceReference } from '../releases/sourceReference.ts'
import type { ReportParts } from './ReportParts.ts'

/** What was released and what is to come; nothing of what it says. */
export async function readCalendar({
  ledger,
}: Pick<ReportParts, 'ledger'>): Promise<Answer<(typeof releaseCalendarRoute)['output']>> {
  const { rows } = await inLookUp(ledger, (client) =>
    client.query<{ state: string }>(
      `select state from country_report
       where tenant = $1 and (status = 'scheduled' or (state::json ->> 'releases') <> '[]')`,
      [ledger.tenant],
    ),
  )
  const reports = rows.map(({ state }) => JSON.parse(state) as Report)
  return {
    releases: releaseCalendar(reports, ledger.now().toISOString()).map((entry) => ({ ...entry })),
  }
}

type Reading = Pick<ReportParts, 'evidence'>

async function findReported(
  { evidence }: Reading,
  release: string | undefined,
): Promise<CatalogueEntry | null> {
  if (release !== undefined) return await evidence.find(release)
  const entries = (await evidence.list()).filter(({ kind }) => kind === 'country-reports')
  return entries.toSorted((a, b) => (a.catalogued < b.catalogued ? 1 : -1))[0] ?? null
}

/** The figures of a release, of the newest unless named. */
export async function readReported(
  reading: Reading,
  { release }: { readonly release?: string | undefined },
): Promise<Answer<(typeof reportedFiguresRoute)['output']>> {
  const entry = await findReported(reading, release)
  if (entry === null) return { source: null, figures: [] }
  const figures = await reading.evidence.reported(entry.id)
  return { source: sourceReference(entry), figures: figures.map((one) => ({ ...one })) }
}

/** What changed since the release before of the same country and year. */
export async function readChanges(
  reading: Reading,
  { release }: { readonly release?: string | undefined },
): Promise<Answer<(typeof releaseChangesRoute)['output']>> {
  const entry = await findReported(reading, release)
  if (entry === null) return { release: null, before: null, same: 0, differences: [] }
  const { evidence } = reading
  const after = (await evidence.reported(entry.id)).map(rowOf)
  const earlier = await findBefore(reading, entry.id)
  if (earlier === null) {
    return { release: entry.id, before: null, same: after.length, differences: [] }
  }
  const before = (await evidence.reported(earlier)).map(rowOf)
  const { same, differences } = compareReleases(before, after)
  return {
    ...{ release: entry.id, before: earlier, same },
    differences: differences.map(({ kind, key, before: was, after: is }) => {
      const {
        value: _,
        status: __,
        confidentiality: ___,
        ...plain
      } = figureOf({
        ...{ ...key, value: null, status: '', confidentiality: '' },
      })
      return { kind, key: plain, before: was, after: is }
    }),
  }
}

/** Releases are numbered: the one before it, if there is one. */
async function findBefore({ evidence }: Reading, id: string): Promise<string | null> {
  const [, stem = '', number = '1'] = /^(.*-r)(\d+)$/.exec(id) ?? []
  const wanted = `${stem}${Number(number) - 1}`
  return (await evidence.list()).some((entry) => entry.id === wanted) ? wanted : null
}

const rowOf = (one: ReportedObservation): ReportRow => ({
  ...{ measure: one.measure as ReportRow['measure'], period: one.period, origin: one.origin },
  ...{ destination: one.destination, reportedBy: one.reportedBy as ReportRow['reportedBy'] },
  ...{ SEX: one.sex, AGE: one.age, EDUCATION: one.education, OCCUPATION: one.occupation },
  ...{ INDUSTRY: one.industry, value: one.value, status: one.status },
  confidentiality: one.confidentiality,
})

const figureOf = (row: ReportRow): ReportedFigure => ({
  ...{ measure: row.measure, period: row.period, origin: row.origin },
  ...{ destination: row.destination, reportedBy: row.reportedBy, sex: row.SEX, age: row.AGE },
  ...{ education: row.EDUCATION, occupation: row.OCCUPATION, industry: row.INDUSTRY },
  ...{ value: row.value, status: row.status, confidentiality: row.confidentiality },
})
