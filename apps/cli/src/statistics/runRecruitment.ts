import { readStatistics } from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'
import type { OpenLedger } from '@corridor/server/ledger'
import { UsageError } from '../exitCodes.ts'
import { withLedger } from '../ledger/withLedger.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'

export interface RecruitmentOptions {
  readonly from: string
  readonly to: string
  readonly until?: string
  readonly json?: boolean
  readonly progress?: boolean
}

/** `corridor statistics recruitment`: what a release of these months would be. */
export async function runRecruitment(options: RecruitmentOptions): Promise<void> {
  const { from, to, json, progress: always = false } = options
  if (from > to) throw new UsageError('--from must not be after --to')
  const recordedUntil = instantOf(options.until)
  const progress = createProgress(process.stderr, { always, now: () => performance.now() })
  const { manifest, content } = await withLedger(progress.step, (ledger) =>
    draft(ledger, { from, to, recordedUntil }, progress.step),
  )
  progress.end()
  const figures = readStatistics(content)
  await writeOutput(
    json === true
      ? formatJson({ manifest, figures })
      : `${headOf(manifest)}\n\n${tableOf(figures)}`,
    undefined,
  )
}

async function draft(
  ledger: OpenLedger,
  words: Readonly<Record<'from' | 'to' | 'recordedUntil', string>>,
  step: (line: string) => void,
) {
  const { countLog, draftRelease, isDemonstration, publisherOf } = await import(
    '@corridor/server/statistics'
  )
  const counted = await countLog(ledger, words, words.recordedUntil, (actions) =>
    step(`${actions.toLocaleString('en')} actions read`),
  )
  return draftRelease(
    {
      ...words,
      release: `recruitment-${words.from}-to-${words.to}`,
      synthetic: await isDemonstration({ ledger }),
      ...{ licence: 'not published: a trial', publisher: await publisherOf({ ledger }) },
      timeZone: ledger.timeZone,
    },
    counted,
  )
}

/** As the log writes instants, so that text order is time order. */
function instantOf(given: string | undefined): string {
  const at = given === undefined ? new Date() : new Date(given)
  if (Number.isNaN(at.getTime())) {
    throw new DomainError(
      'bad_option',
      `"${given}" is no instant; write one such as 2030-04-10T09:00:00Z`,
    )
  }
  return at.toISOString()
}

type Manifest = Awaited<ReturnType<typeof draft>>['manifest']

const headOf = ({ id, title, revision, source, notes, content }: Manifest): string =>
  [
    `${title} (${id})`,
    `${revision}. ${source}`,
    ...notes.map((note) => `- ${note}`),
    `- SHA-256 of the figures: ${content.sha256}`,
  ].join('\n')

const COLUMNS = ['measure', 'month', 'corridor', 'sector', 'item', 'part', 'unit'] as const

const tableOf = (figures: ReturnType<typeof readStatistics>): string =>
  formatTable([
    ...COLUMNS.map((column) => ({
      ...{ title: column, align: 'left' as const },
      cells: figures.map((figure) => figure[column]),
    })),
    {
      ...{ title: 'value', align: 'right' as const },
      cells: figures.map(({ value }) => value ?? 'not shown'),
    },
    {
      ...{ title: 'of', align: 'right' as const },
      cells: figures.map(({ cases }) => cases?.toLocaleString('en') ?? ''),
    },
  ])
