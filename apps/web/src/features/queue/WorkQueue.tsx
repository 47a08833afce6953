import { queueRoute } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { QueueTable } from './QueueTable.tsx'
import { QUEUE_VIEW, type QueueView } from './queueView.ts'
import './queue.css'

const PAGE = 50

/** What waits for whoever is signed in, the most pressing first. */
export function WorkQueue() {
  const t = useMessages()
  const { format } = useReader()
  const [view, change] = useViewState(QUEUE_VIEW)
  const skip = view.skip ?? 0
  const { sort, whose } = view
  const answer = useRoute(queueRoute, { sort, whose, skip, limit: PAGE })
  const { data, error } = answer
  const again = () => answer.refetch()
  return (
    <section aria-labelledby="queue-title" className="queue">
      <h2 id="queue-title">{t('queue.title')}</h2>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void again()} />
      ) : data === undefined ? (
        <Reserved what={t('queue.title')} className="reserved-queue" />
      ) : (
        <>
          <p role="status">
            {t('queue.count', { count: data.count, countText: format.exact(data.count) })}
          </p>
          {(data.count > 0 || whose !== 'all' || skip > 0) && (
            <QueueControls view={view} change={change} />
          )}
          {data.items.length === 0 ? (
            <p>{t(whose === 'all' ? 'queue.empty' : 'queue.empty-choice')}</p>
          ) : (
            <QueueTable answer={data} onChanged={again} />
          )}
          <Pages skip={skip} count={data.count} onSkip={(next) => change({ skip: next })} />
        </>
      )}
    </section>
  )
}

function QueueControls({
  view,
  change,
}: {
  readonly view: QueueView
  readonly change: (part: Partial<QueueView>) => void
}) {
  const t = useMessages()
  return (
    <div className="queue-controls">
      <SegmentedControl<QueueView['sort']>
        label={t('queue.sort')}
        value={view.sort}
        options={(['deadline', 'age'] as const).map((value) => ({
          value,
          label: t(`queue.sort-${value}`),
        }))}
        onChange={(sort) => change({ sort, skip: undefined })}
      />
      <SegmentedControl<QueueView['whose']>
        label={t('queue.whose')}
        value={view.whose}
        options={(['all', 'mine', 'free'] as const).map((value) => ({
          value,
          label: t(`queue.whose-${value}`),
        }))}
        onChange={(whose) => change({ whose, skip: undefined })}
      />
    </div>
  )
}

function Pages({
  skip,
  count,
  onSkip,
}: {
  readonly skip: number
  readonly count: number
  readonly onSkip: (skip: number | undefined) => void
}) {
  const t = useMessages()
  const before = skip - PAGE > 0 ? skip - PAGE : undefined
  if (skip === 0 && count <= PAGE) return null
  return (
    <p className="actions">
      {skip > 0 && (
        <button type="button" onClick={() => onSkip(before)}>
          {t('queue.page-before')}
        </button>
      )}
      {skip + PAGE < count && (
        <button type="button" onClick={() => onSkip(skip + PAGE)}>
          {t('queue.page-after')}
        </button>
      )}
    </p>
  )
}
