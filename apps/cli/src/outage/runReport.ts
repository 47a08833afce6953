import { reportOutage } from '@corridor/server/outages'
import { UsageError } from '../exitCodes.ts'
import { withLedger } from '../ledger/withLedger.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'

type Report = Awaited<ReturnType<typeof reportOutage>>

/** `corridor outage report`. */
export async function runReport({
  began,
  ended,
  json,
}: {
  readonly began: string
  readonly ended?: string
  readonly json?: boolean
}): Promise<void> {
  const asked = {
    began: instantOf('--began', began),
    ...(ended === undefined ? {} : { ended: instantOf('--ended', ended) }),
  }
  const report = await withLedger(
    () => {},
    (ledger) => reportOutage(ledger, ledger.owner, asked),
  )
  await writeOutput(json === true ? formatJson({ ...report }) : words(report), undefined)
}

function instantOf(option: string, text: string): string {
  const at = Date.parse(text)
  if (!Number.isNaN(at) && /T.*(Z|[+-]\d\d:?\d\d)$/.test(text)) return new Date(at).toISOString()
  throw new UsageError(`${option} must be an instant with its time zone, as 2030-03-04T10:00Z`)
}

function words({ forms, receipts, ...report }: Report): string {
  const { dataLoss, recovery, restoration } = report
  const window = (found: Report['dataLoss'], name: string) =>
    found === null
      ? [`${name}: not known, no restore is on record`]
      : [
          `${name}: ${inWords(found.seconds)}, target ${inWords(found.targetSeconds)}: ${found.isMet ? 'met' : 'NOT MET'}`,
        ]
  const column = (title: string, cells: readonly (string | number)[]) => ({
    ...{ title, cells: cells.map(String) },
    align: title === 'office' ? ('left' as const) : ('right' as const),
  })
  const { offices } = forms
  return [
    `Outage from ${report.began} to ${report.ended}: ${inWords(report.outageSeconds)}`,
    ...(restoration === null
      ? []
      : [`Restored: ${restoration.kind} backup of ${restoration.taken}`]),
    ...window(dataLoss, 'Data lost'),
    ...window(recovery, 'Restore'),
    `Receipts without action: ${receipts.presented} presented, ${receipts.replaced} done again, ${receipts.open} open`,
    `Forms: ${forms.issued} issued, ${forms.entered} entered for ${forms.persons} persons, ${forms.duplicates} duplicates, ${forms.missing} missing, ${forms.reviewed} looked at or to be, ${forms.openReviews} open, ${forms.revoked} revoked`,
    '',
    formatTable([
      column(
        'office',
        offices.map(({ office }) => office),
      ),
      column(
        'issued',
        offices.map(({ issued }) => issued),
      ),
      column(
        'entered',
        offices.map(({ entered }) => entered),
      ),
      column(
        'missing',
        offices.map(({ missingCount }) => missingCount),
      ),
      column(
        'duplicates',
        offices.map(({ duplicates }) => duplicates),
      ),
      column(
        'to look at',
        offices.map(({ openReviews }) => openReviews),
      ),
    ]),
  ].join('\n')
}

function inWords(seconds: number): string {
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3600)]
  const minutes = Math.floor((seconds % 3600) / 60)
  const parts = [
    ...(days > 0 ? [`${days} d`] : []),
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(seconds % 60 > 0 ? [`${seconds % 60} s`] : []),
  ]
  return parts.length === 0 ? '0 s' : parts.join(' ')
}
