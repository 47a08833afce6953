import {
  confirmStatisticRoute,
  declineStatisticRoute,
  type StatisticFigure,
  type StatisticFile,
  statisticReleaseRoute,
  withdrawStatisticRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { releasePath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EnglishNote } from '../../ui/EnglishNote.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Moment } from '../identity/Moment.tsx'
import {
  OneOfTwo,
  Particulars,
  ReasonedAct,
  RecordAct,
  RecordColumns,
  useRegisterPlace,
} from '../registers/RecordParts.tsx'
import '../registers/registers.css'

/** How often a page looks whether the figures are counted or the release is written. */
const LOOK_AGAIN_MS = 2_000

/** One release of statistics: what would be published, and the decision. */
export function StatisticPage() {
  const t = useMessages()
  const { statistic } = useParams({ strict: false }) as { readonly statistic: string }
  const answer = useRoute(statisticReleaseRoute, { statistic }, { keepLast: false })
  const { data, error, refetch } = answer
  const isWaiting = data !== undefined && waits(data)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => void refetch(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting, refetch])
  return (
    <DeskPage title={t('statistics.release-title')} section="statistics">
      {() =>
        data !== undefined ? (
          <File file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('statistics.release-title')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

/** Whether something is being done for it at this moment. */
const waits = ({ status, counted, isReleased }: StatisticFile): boolean =>
  (status === 'proposed' && counted === null) || (status === 'published' && !isReleased)

function File({
  file,
  onStale,
}: {
  readonly file: StatisticFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  const place = useRegisterPlace(file, onStale)
  const input = { statistic: file.id }
  const { from, to, status, counted, isReleased, release } = file
  return (
    <>
      <Particulars
        lines={[
          {
            label: t('statistics.period'),
            text: t('statistics.months', { from: format.month(from), to: format.month(to) }),
          },
          { label: t('statistics.status'), text: t(`statistics.status-${status}`) },
          {
            label: t('statistics.recorded-until'),
            text: <Moment iso={file.recordedUntil} />,
          },
          { label: t('statistics.licence'), text: file.licence },
        ]}
      />
      {file.synthetic && <p className="problem">{t('statistics.is-synthetic')}</p>}
      <p role="status">
        {status === 'published' &&
          (isReleased ? (
            <AppLink to={releasePath(release)}>{t('statistics.released')}</AppLink>
          ) : (
            t('statistics.writing')
          ))}
        {status === 'proposed' && counted === null && t('statistics.counting')}
      </p>
      <RecordColumns file={file}>
        {status === 'proposed' && (
          <>
            <OneOfTwo words={t('statistics.waits')} proposal={file.proposal} />
            {counted !== null && (
              <RecordAct file={file} type="statistic.confirm">
                <ActForm
                  route={confirmStatisticRoute}
                  input={input}
                  payload={{ checksum: counted.checksum }}
                  place={place}
                  action={t('registers.act-confirm')}
                  consequence={t('statistics.consequence')}
                />
              </RecordAct>
            )}
            <ReasonedAct file={file} route={declineStatisticRoute} input={input} place={place} />
            <ReasonedAct file={file} route={withdrawStatisticRoute} input={input} place={place} />
          </>
        )}
      </RecordColumns>
      {counted !== null && <Figures counted={counted} isPublished={status === 'published'} />}
    </>
  )
}

const NAMES = ['measure', 'month', 'corridor', 'sector', 'item', 'part', 'unit'] as const

function Figures({
  counted,
  isPublished,
}: {
  readonly counted: NonNullable<StatisticFile['counted']>
  readonly isPublished: boolean
}) {
  const t = useMessages()
  const { format } = useReader()
  const { figures, hidden, notes } = counted
  const title = t(isPublished ? 'statistics.figures-published' : 'statistics.figures')
  const columns: readonly Column<StatisticFigure>[] = [
    ...NAMES.map((id) => ({
      id,
      header: t(`statistics.column-${id}`),
      value: (figure: StatisticFigure) => figure[id],
      cell: (figure: StatisticFigure) => (
        <bdi dir="ltr">{figure[id] === 'none' ? '' : figure[id]}</bdi>
      ),
    })),
    {
      id: 'value',
      header: t('statistics.column-value'),
      value: ({ value }) => (value === null ? null : Number(value)),
      cell: ({ value }) => format.number(Number(value)),
    },
    {
      id: 'cases',
      header: t('statistics.column-cases'),
      value: ({ cases }) => cases ?? '',
    },
  ]
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{title}</h2>
      <p>
        {t('statistics.hidden', {
          all: format.exact(figures.length),
          hidden: format.exact(hidden),
        })}
      </p>
      <EnglishNote text={t('statistics.notes')} />
      <ul lang="en" dir="ltr">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <DataTable
        caption={title}
        columns={columns as [Column<StatisticFigure>, ...Column<StatisticFigure>[]]}
        rows={figures}
        rowKey={(figure) => NAMES.map((name) => figure[name]).join(' ')}
        missing={t('corridor.not-shown')}
      />
    </section>
  )
}
