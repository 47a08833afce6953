import { invitationsRoute, type Person, peopleRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { INVITE_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { useToday } from '../standards/useToday.ts'
import { filterPeople } from './filterPeople.ts'
import { InvitationTables } from './InvitationTables.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { PEOPLE_VIEW, type PeopleView } from './peopleView.ts'
import { SearchBox } from './SearchBox.tsx'
import './people.css'

/** Staff accounts and open invitations. */
export function PeoplePage() {
  const t = useMessages()
  return (
    <DeskPage title={t('people.title')} section="people">
      {(me) => <People mayInvite={me.permissions.includes('invite.account')} />}
    </DeskPage>
  )
}

function People({ mayInvite }: { readonly mayInvite: boolean }) {
  const t = useMessages()
  const people = useRoute(peopleRoute, {})
  const invitations = useRoute(invitationsRoute, {}, { enabled: mayInvite })
  if (people.error !== null) return <DeskProblem error={people.error} />
  if (people.data === undefined) {
    return <Reserved what={t('people.title')} className="reserved-people" />
  }
  return (
    <>
      <PeopleList people={people.data.people} mayInvite={mayInvite} />
      {mayInvite && (
        <InvitationTables
          invitations={invitations.data?.invitations}
          error={invitations.error}
          people={people.data.people}
        />
      )}
    </>
  )
}

function PeopleList({
  people,
  mayInvite,
}: {
  readonly people: readonly Person[]
  readonly mayInvite: boolean
}) {
  const t = useMessages()
  const { format } = useReader()
  const today = useToday()
  const [view, change] = useViewState(PEOPLE_VIEW)
  const shown = filterPeople(people, view, today)
  const closed = people.filter(({ state }) => state === 'deactivated').length
  return (
    <>
      <p>
        {t('people.counts', {
          count: people.length,
          countText: format.exact(people.length),
          closed,
          closedText: format.exact(closed),
        })}
      </p>
      {mayInvite && (
        <p className="actions">
          <AppLink to={INVITE_PATH}>{t('people.invite')}</AppLink>
        </p>
      )}
      <PeopleFilter people={people} view={view} change={change} />
      <p role="status" className="off-screen">
        {t('people.found', { count: shown.length, countText: format.exact(shown.length) })}
      </p>
      {shown.length === 0 ? (
        <p>{t('people.nobody')}</p>
      ) : (
        <PeopleTable people={shown} today={today} />
      )}
    </>
  )
}

function PeopleFilter({
  people,
  view,
  change,
}: {
  readonly people: readonly Person[]
  readonly view: PeopleView
  readonly change: (part: Partial<PeopleView>, options?: { readonly replace?: boolean }) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const held = [...new Set(people.flatMap(({ roles }) => roles.map(({ role }) => role)))]
  const roles = held
    .map((value) => ({ value: value as string, label: t(`identity.role-${value}`) }))
    .sort((one, two) => format.compareNames(one.label, two.label))
  return (
    <section className="people-filter" aria-label={t('people.filter')}>
      <SearchBox
        label={t('people.search')}
        value={view.q ?? ''}
        onChange={(q) => change({ q: q === '' ? undefined : q }, { replace: true })}
      />
      <Select
        label={t('people.role')}
        value={view.role ?? ''}
        options={[{ value: '', label: t('people.role-any') }, ...roles]}
        onChange={(role) => change({ role: role === '' ? undefined : role })}
      />
      <SegmentedControl<PeopleView['state']>
        label={t('people.state')}
        value={view.state}
        options={(['all', 'active', 'deactivated'] as const).map((value) => ({
          value,
          label: t(`people.states-${value}`),
        }))}
        onChange={(state) => change({ state })}
      />
    </section>
  )
}
