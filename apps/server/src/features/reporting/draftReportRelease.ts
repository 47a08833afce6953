import { packRelease, type ReleaseManifest } from '@corridor/evidence'
import {
  MEASURE_NAMES,
  type PublishedReport,
  type Questionnaire,
  type Report,
} from '@corridor/reporting'
import { sha256 } from '../../evidence/index.ts'
import { localDate } from '../../localDate.ts'

/** Where the method is written down, below the root of the project. */
const METHOD = 'docs/methods/reporting.md'
const DISCLOSURE = 'docs/methods/disclosure.md'

interface ReleaseWords {
  readonly publisher: string
  readonly synthetic: boolean
  readonly timeZone: string
  readonly nameOf: (country: string) => string
}

/** The release in the format of all releases: the same answers give the same bytes. */
export function draftReportRelease(
  report: Report,
  release: Report['releases'][number],
  { names }: Pick<Questionnaire, 'names'>,
  published: PublishedReport,
  { publisher, synthetic, timeZone, nameOf }: ReleaseWords,
): { readonly manifest: ReleaseManifest; readonly content: string } {
  const day = localDate(timeZone, new Date(release.releasedAt))
  const country = nameOf(report.country)
  const title = `${names.en}: ${country}, ${report.period}`
  const draft = {
    ...{
      id: release.release,
      kind: 'country-reports',
      title,
      publisher,
      published: day,
      synthetic,
    },
    revision: `Release ${release.revision} of ${release.releasedAt}`,
    licence: { name: release.licence, status: 'verified' },
    citation: `${country}, by way of ${publisher}: ${title}, release ${release.revision} (${release.release})`,
    source: `Reported by ${country} on the questionnaire ${report.definition}, accepted by the secretariat. SHA-256 of the answers: ${release.checksum}`,
    vintage: Number(day.slice(0, 4)),
    notes: notesOn(report, release.revision, published),
  }
  const reported = published.rows.map((row) => ({
    ...{ measure: row.measure, period: row.period, origin: row.origin },
    ...{ destination: row.destination, reportedBy: row.reportedBy, sex: row.SEX, age: row.AGE },
    ...{ education: row.EDUCATION, occupation: row.OCCUPATION, industry: row.INDUSTRY },
    ...{ value: row.value, status: row.status, confidentiality: row.confidentiality },
  }))
  return packRelease(draft, { kind: 'country-reports', reported }, sha256)
}

function notesOn(
  report: Report,
  revision: number,
  { rows, leftOut }: PublishedReport,
): readonly string[] {
  const hidden = rows.filter(({ status }) => status === 'Q').length
  const missing = rows.filter(({ value, status }) => value === null && status !== 'Q').length
  const { revising } = report
  return [
    `Method: ${METHOD}.`,
    'Figures of the country itself, as its focal point sent them; the secretariat changes none.',
    `${hidden} of ${rows.length} figures are not shown: those marked confidential, small counts, and what would tell them (${DISCLOSURE}). ${missing} are missing.`,
    ...leftOut.map(
      (measure) =>
        `${MEASURE_NAMES[measure].en}: no figure is shown, since whatever is would tell of confidential or small ones.`,
    ),
    ...(revision > 1 && revising !== null
      ? [
          `${revising.kind === 'correction' ? 'Correction' : 'Revision'} of the release before: ${revising.reason}`,
        ]
      : []),
  ]
}
