import { type Emergency, emergenciesRoute, type Me, openableRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { OPEN_EMERGENCY_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { choice, type ViewOf } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { EmergencyTable } from './EmergencyTable.tsx'
import '../people/people.css'

const EMERGENCIES_VIEW = { show: choice(['to-review', 'open', 'reviewed']) }

type Show = ViewOf<typeof EMERGENCIES_VIEW>['show']

/** When the glass was broken: one's own uses, and for those who judge them everybody's. */
export function EmergenciesPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('emergency.title')} section="emergencies">
      {(me) => (
        <>
          <p>{t('emergency.text')}</p>
          {me.permissions.includes('open.break-glass') && <Own />}
          {me.permissions.includes('read.break-glass') && <All me={me} />}
        </>
      )}
    </DeskPage>
  )
}

/** What the person may open, and what she opened. */
function Own() {
  const t = useMessages()
  const openable = useRoute(openableRoute, {})
  const answer = useRoute(emergenciesRoute, { whose: 'own' })
  const mayOpen = (openable.data?.permissions.length ?? 0) > 0
  return (
    <section>
      <h2>{t('emergency.own')}</h2>
      {mayOpen && (
        <p className="actions">
          <AppLink to={OPEN_EMERGENCY_PATH}>{t('emergency.open')}</AppLink>
        </p>
      )}
      <List answer={answer} none={t('emergency.own-none')} caption={t('emergency.own')} isOwn />
    </section>
  )
}

function All({ me }: { readonly me: Me }) {
  const t = useMessages()
  const [{ show }, change] = useViewState(EMERGENCIES_VIEW)
  const answer = useRoute(emergenciesRoute, { state: show })
  const mayReview = me.permissions.includes('review.break-glass')
  return (
    <section>
      <h2>{t('emergency.all')}</h2>
      <p>{t(mayReview ? 'emergency.all-review' : 'emergency.all-read')}</p>
      <SegmentedControl<Show>
        label={t('emergency.state')}
        value={show}
        options={(['to-review', 'open', 'reviewed'] as const).map((value) => ({
          value,
          label: t(`emergency.show-${value}`),
        }))}
        onChange={(value) => change({ show: value })}
      />
      <List
        answer={answer}
        none={t(`emergency.none-${show}`)}
        caption={t(`emergency.show-${show}`)}
      />
    </section>
  )
}

function List({
  answer: { data, error, refetch },
  none,
  caption,
  isOwn = false,
}: {
  readonly answer: {
    readonly data: { readonly emergencies: readonly Emergency[] } | undefined
    readonly error: unknown
    readonly refetch: () => unknown
  }
  readonly none: string
  readonly caption: string
  readonly isOwn?: boolean
}) {
  if (error !== null) return <DeskProblem error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Reserved what={caption} />
  if (data.emergencies.length === 0) return <p>{none}</p>
  return <EmergencyTable emergencies={data.emergencies} caption={caption} isOwn={isOwn} />
}
