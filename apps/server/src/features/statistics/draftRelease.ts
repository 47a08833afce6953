import { packRelease, type ReleaseManifest } from '@corridor/evidence'
import type { StatisticRelease } from '@corridor/recruitment/statistics'
import { sha256 } from '../../evidence/index.ts'
import { localDate } from '../../localDate.ts'
import type { CountedLog } from './countLog.ts'

/** Where the method is written down, below the root of the project. */
const METHOD = 'docs/methods/recruitment-statistics.md'

export interface DraftedRelease {
  readonly manifest: ReleaseManifest
  readonly content: string
}

/** What a release is called and who answers for it. */
export interface ReleaseWords
  extends Pick<
    StatisticRelease,
    'from' | 'to' | 'release' | 'licence' | 'synthetic' | 'recordedUntil'
  > {
  readonly publisher: string
  readonly timeZone: string
}

/** The release in the format of all releases: the same count gives the same bytes. */
export function draftRelease(words: ReleaseWords, counted: CountedLog): DraftedRelease {
  const { from, to, release, licence, synthetic, recordedUntil, publisher, timeZone } = words
  const { rows, actions, records, heads } = counted
  const published = localDate(timeZone, new Date(recordedUntil))
  const title = `Recruitment, ${from === to ? from : `${from} to ${to}`}`
  const draft = {
    id: release,
    kind: 'recruitment-statistics',
    title,
    publisher,
    revision: `As recorded until ${recordedUntil}`,
    published,
    unit: 'by-row',
    licence: { name: licence, status: 'verified' },
    citation: `${publisher}: ${title}, as recorded until ${recordedUntil} (${release})`,
    source: `Counted by Corridor in its own log: ${actions} actions of ${records} records (contracts, clearances, overrides, licences), and deadlines that ended. SHA-256 of their heads: ${heads}`,
    vintage: Number(published.slice(0, 4)),
    synthetic,
    notes: notesOn(rows, counted.rule),
  }
  return packRelease(draft, { kind: 'recruitment-statistics', statistics: rows }, sha256)
}

const notesOn = (rows: CountedLog['rows'], { threshold }: CountedLog['rule']): string[] => {
  const hidden = rows.filter(({ value }) => value === null).length
  return [
    `Method: ${METHOD}.`,
    'These are counts of what was recorded, not a sample: there is no sampling interval. What was not reported is not counted.',
    'Processed, cleared (a clearance was issued), exit control, departed, arrived and returned are counted each by itself, by the date on which it happened as reported; none is concluded from another.',
    'Overrides, deadlines and licences are counts of decisions and records, not of people. Fees are what worker, agency and inspector each stated, by contract.',
    `${hidden} of ${rows.length} figures are not shown: counts of people from 1 to ${threshold - 1}, and what would tell them (docs/methods/disclosure.md).`,
    'Files hold no sex, so that no figure is by sex.',
  ]
}
