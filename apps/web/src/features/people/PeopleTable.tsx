import type { Person } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { personPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Moment } from '../identity/Moment.tsx'
import { MandateWords } from './MandateWords.tsx'
import { mandateState } from './mandateState.ts'
import { useMandateWords } from './useMandateWords.ts'

/** Members of staff: how they sign in, whether they did, and what roles they hold. */
export function PeopleTable({
  people,
  today,
}: {
  readonly people: readonly Person[]
  readonly today: string
}) {
  const t = useMessages()
  const words = useMandateWords()
  const held = ({ roles }: Person) => roles.filter((role) => mandateState(role, today) !== 'over')
  const columns: readonly [Column<Person>, ...Column<Person>[]] = [
    {
      id: 'name',
      header: t('people.name'),
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <AppLink to={personPath(id)}>
          <bdi>{name}</bdi>
        </AppLink>
      ),
    },
    {
      id: 'email',
      header: t('identity.email'),
      value: ({ email }) => email,
      cell: ({ email }) => <bdi dir="ltr">{email}</bdi>,
    },
    {
      id: 'state',
      header: t('people.state'),
      value: ({ state }) => t(`people.state-${state}`),
    },
    {
      id: 'factors',
      header: t('people.factors'),
      value: ({ factors }) =>
        factors.length === 0
          ? t('people.factor-none')
          : factors
              .map((factor) => t(`people.factor-${factor}`))
              .reduce((first, second) => t('people.listed', { first, second })),
    },
    {
      id: 'last-sign-in',
      header: t('people.last-sign-in'),
      value: ({ lastSignIn }) => lastSignIn ?? '',
      cell: ({ lastSignIn }) =>
        lastSignIn === null ? t('people.never') : <Moment iso={lastSignIn} />,
    },
    {
      id: 'roles',
      header: t('people.roles'),
      value: (person) => held(person).map(words).join('; '),
      cell: (person) =>
        held(person).length === 0 ? (
          t('people.no-role')
        ) : (
          <ul className="plain-list">
            {held(person).map((role) => (
              <li key={role.id}>
                <MandateWords mandate={role} today={today} />
              </li>
            ))}
          </ul>
        ),
    },
  ]
  return (
    <DataTable
      caption={t('people.table')}
      columns={columns}
      rows={people}
      rowKey={({ id }) => id}
      sorting={{ column: 'name', descending: false }}
    />
  )
}
