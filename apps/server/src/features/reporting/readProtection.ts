import {
  type EarlierRelease,
  type Report,
  type ReportLayout,
  type ReportProtection,
  readCells,
} from '@corridor/reporting'
import { localDate } from '../../localDate.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { disclosureRule } from '../statistics/index.ts'
import { readAnswers } from './reportDrafts.ts'

/** The report, and where its days are counted. */
interface Place {
  readonly tenant: string
  readonly timeZone: string
  readonly record: string
  readonly now: Date
}

/**
 * How the figures of a report are protected in a release of it: the rule for small counts of the day of
 * its first release, and what the releases before told.
 *
 * @param revision of the release that is to be made.
 * @throws when the answers of a release before are gone.
 */
export async function readProtection(
  client: Queryable,
  { tenant, timeZone, record, now }: Place,
  { releases, schedule }: Report,
  revision: number,
  layout: ReportLayout,
): Promise<ReportProtection> {
  const first = releases[0]?.releasedAt ?? schedule?.publishAt
  const day = localDate(timeZone, first === undefined ? now : new Date(first))
  const rule = await disclosureRule(client, tenant, day)
  const { rows } = await client.query<{ revision: number; figures: string }>(
    'select revision, figures from report_figures where tenant = $1 and record = $2',
    [tenant, record],
  )
  const shown = new Map(rows.map((row) => [row.revision, row.figures]))
  const earlier: EarlierRelease[] = []
  for (const release of releases.filter((one) => one.revision < revision)) {
    const figures = shown.get(release.revision)
    // Never written: it told nothing.
    if (figures === undefined) continue
    const answers = await readAnswers(client, tenant, record, release.checksum)
    if (answers === null) {
      throw new Error(`what ${release.release} is made of is gone; restore report_answers`)
    }
    earlier.push({
      cells: readCells(layout, answers.cells).cells,
      shown: new Map(Object.entries(JSON.parse(figures) as Record<string, number>)),
    })
  }
  return { rule, earlier }
}
