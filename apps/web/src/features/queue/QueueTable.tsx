import {
  type QueueItem,
  type queueRoute,
  releaseWorkRoute,
  takeWorkRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { localeOf } from '../../app/preferences.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { relativeWords } from './timeWords.ts'
import { useQueueWords } from './useQueueWords.ts'

const COLUMNS = ['record', 'deadline', 'act', 'age', 'why', 'taken'] as const

interface QueueTableProps {
  readonly answer: RouteOutput<typeof queueRoute>
  readonly onChanged: () => Promise<unknown>
  /** What it is called where several stand on a page. */
  readonly title?: string
}

/** What waits, in the order in which it came. */
export function QueueTable({ answer, onChanged, title }: QueueTableProps) {
  const t = useMessages()
  const now = Date.parse(answer.now)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <section className="table-scroll" aria-label={title ?? t('queue.table')} tabIndex={0}>
        <table className="queue-table">
          <caption>{t('queue.table-note', { timeZone: answer.timeZone })}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`queue.column-${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.items.map((item) => (
              <Row
                key={`${item.record} ${item.permission}`}
                item={item}
                now={now}
                onChanged={onChanged}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Row({
  item,
  now,
  onChanged,
}: {
  readonly item: QueueItem
  readonly now: number
  readonly onChanged: QueueTableProps['onChanged']
}) {
  const words = useQueueWords()
  const { preferences } = useReader()
  const title = useItemTitle(item)
  return (
    <tr>
      <th scope="row">
        <span className="queue-kind">{words('kind', item.kind)}</span>{' '}
        {item.path === null ? title : <AppLink to={item.path}>{title}</AppLink>}
      </th>
      <td>
        <DeadlineWords item={item} now={now} />
      </td>
      <td>{words('act', item.act)}</td>
      <td>
        <time dateTime={item.since}>
          {relativeWords(Date.parse(item.since) - now, localeOf(preferences))}
        </time>
      </td>
      <td>{words('why', item.permission)}</td>
      <td>
        <Taken item={item} onChanged={onChanged} />
      </td>
    </tr>
  )
}

/** What a record is called; a document by its type and the record to which it is attached. */
function useItemTitle({ kind, title }: QueueItem) {
  const t = useMessages()
  const [type = '', ...subject] = title.split(' ')
  if (kind !== 'document') return <bdi>{title}</bdi>
  return (
    <>
      {t(`documents.type-${type.replaceAll('_', '-')}`)} <bdi>{subject.join(' ')}</bdi>
    </>
  )
}

/** The last day and how far it is; the words say what colour alone would. */
function DeadlineWords({ item, now }: { readonly item: QueueItem; readonly now: number }) {
  const t = useMessages()
  const { format, preferences } = useReader()
  const { deadline, risk } = item
  if (deadline === null) return <>{t('queue.deadline-none')}</>
  const { lastDay, missedFrom } = deadline
  if (lastDay === null || missedFrom === null) return <>{t('queue.deadline-unknown')}</>
  const left = relativeWords(Date.parse(missedFrom) - now, localeOf(preferences))
  return (
    <span className={`queue-${risk}`}>
      <time dateTime={lastDay}>{format.date(lastDay)}</time>{' '}
      <span className="queue-left">
        {risk === 'overdue'
          ? t('queue.deadline-over', { left })
          : t('queue.deadline-left', { left })}
      </span>
    </span>
  )
}

function Taken({
  item,
  onChanged,
}: {
  readonly item: QueueItem
  readonly onChanged: QueueTableProps['onChanged']
}) {
  const t = useMessages()
  const [error, setError] = useState<unknown>(null)
  const change = async (route: typeof takeWorkRoute | typeof releaseWorkRoute) => {
    setError(null)
    try {
      await identityCall(route, { record: item.record })
    } catch (reason) {
      setError(reason)
    }
    await onChanged()
  }
  const { taken, title } = item
  return (
    <>
      {taken !== null && !taken.mine && (
        <>
          {t('queue.taken-by')} <bdi>{taken.by}</bdi>
        </>
      )}
      {taken === null && (
        <button
          type="button"
          aria-label={t('queue.take-named', { title })}
          onClick={() => void change(takeWorkRoute)}
        >
          {t('queue.take')}
        </button>
      )}
      {taken?.mine === true && (
        <button
          type="button"
          aria-label={t('queue.release-named', { title })}
          onClick={() => void change(releaseWorkRoute)}
        >
          {t('queue.release')}
        </button>
      )}
      {error !== null && <DeskProblem error={error} />}
    </>
  )
}
