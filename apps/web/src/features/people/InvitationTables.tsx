import { type Invitation, type Person, withdrawInvitationRoute } from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { IdentityProblem } from '../identity/IdentityProblem.tsx'
import { Moment } from '../identity/Moment.tsx'
import { isOfIdentity, useSending } from '../identity/useIdentity.ts'
import { ConfirmButton } from './ConfirmButton.tsx'
import { Told } from './Told.tsx'
import { useMandateWords } from './useMandateWords.ts'

/** Invitations that can still be used, and what became of the others. */
export function InvitationTables({
  invitations,
  error,
  people,
}: {
  /** Undefined while they are asked for. */
  readonly invitations: readonly Invitation[] | undefined
  readonly error: unknown
  readonly people: readonly Person[]
}) {
  const t = useMessages()
  const { format } = useReader()
  const [withdrawn, setWithdrawn] = useState('')
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const open = invitations?.filter(({ state }) => state === 'open') ?? []
  const past = invitations?.filter(({ state }) => state !== 'open') ?? []
  return (
    <section>
      <h2>{t('people.invitations')}</h2>
      <IdentityProblem error={error} />
      <Told text={withdrawn === '' ? '' : t('people.withdrawn', { name: withdrawn })} />
      {invitations !== undefined && open.length === 0 && <p>{t('people.no-invitations')}</p>}
      {open.length > 0 && (
        <OpenInvitations invitations={open} names={names} onWithdrawn={setWithdrawn} />
      )}
      {past.length > 0 && (
        <details>
          <summary>
            {t('people.invitations-past', {
              count: past.length,
              countText: format.exact(past.length),
            })}
          </summary>
          <PastInvitations invitations={past} names={names} />
        </details>
      )}
    </section>
  )
}

interface Props {
  readonly invitations: readonly Invitation[]
  readonly names: ReadonlyMap<string, string>
}

/** The columns that open and past invitations share. */
function useColumns(names: Props['names']): readonly [Column<Invitation>, ...Column<Invitation>[]] {
  const t = useMessages()
  const words = useMandateWords()
  return [
    {
      id: 'name',
      header: t('people.name'),
      value: ({ name }) => name,
      cell: ({ name }) => <bdi>{name}</bdi>,
    },
    {
      id: 'email',
      header: t('identity.email'),
      value: ({ email }) => email,
      cell: ({ email }) => <bdi dir="ltr">{email}</bdi>,
    },
    {
      id: 'roles',
      header: t('people.roles'),
      value: ({ roles }) =>
        roles.length === 0 ? t('people.no-role') : roles.map(words).join('; '),
      cell: ({ roles }) =>
        roles.length === 0 ? (
          t('people.no-role')
        ) : (
          <ul className="plain-list">
            {roles.map((role) => (
              <li key={JSON.stringify(role)}>{words(role)}</li>
            ))}
          </ul>
        ),
    },
    {
      id: 'invited-by',
      header: t('people.invited-by'),
      value: ({ invitedBy }) => (invitedBy === null ? null : (names.get(invitedBy) ?? invitedBy)),
      cell: ({ invitedBy }) => <bdi>{names.get(invitedBy ?? '') ?? invitedBy}</bdi>,
    },
  ]
}

function OpenInvitations({
  invitations,
  names,
  onWithdrawn,
}: Props & { readonly onWithdrawn: (name: string) => void }) {
  const t = useMessages()
  const queries = useQueryClient()
  const { send, error, isSending } = useSending()
  const withdraw = ({ id, name }: Invitation) =>
    send(async () => {
      await identityCall(withdrawInvitationRoute, { invitation: id })
      await queries.invalidateQueries({ predicate: isOfIdentity })
      onWithdrawn(name)
    })
  const columns = useColumns(names)
  const [first, ...rest] = columns
  return (
    <>
      <IdentityProblem error={error} />
      <DataTable
        caption={t('people.invitations-open')}
        columns={[
          first,
          ...rest,
          {
            id: 'expires',
            header: t('people.link-until'),
            value: ({ expires }) => expires,
            cell: ({ expires }) => <Moment iso={expires} />,
          },
          {
            id: 'withdraw',
            header: t('people.withdraw'),
            value: () => '',
            cell: (invitation) => (
              <ConfirmButton
                label={t('people.withdraw')}
                about={invitation.name}
                question={t('people.withdraw-invitation-text', { email: invitation.email })}
                isSending={isSending}
                onYes={() => withdraw(invitation)}
              />
            ),
          },
        ]}
        rows={invitations}
        rowKey={({ id }) => id}
      />
    </>
  )
}

function PastInvitations({ invitations, names }: Props) {
  const t = useMessages()
  const [first, ...rest] = useColumns(names)
  return (
    <DataTable
      caption={t('people.invitations')}
      columns={[
        first,
        ...rest,
        {
          id: 'state',
          header: t('people.state'),
          value: ({ state }) => t(`people.invitation-${state}`),
        },
        {
          id: 'created',
          header: t('people.invited'),
          value: ({ created }) => created,
          cell: ({ created }) => <Moment iso={created} />,
        },
      ]}
      rows={invitations}
      rowKey={({ id }) => id}
      limit={20}
    />
  )
}
