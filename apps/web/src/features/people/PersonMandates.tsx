import {
  grantRoleRoute,
  type Person,
  type RoleGrant,
  type RoleScope,
  withdrawRoleRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { IdentityForm } from '../identity/IdentityForm.tsx'
import { IdentityProblem } from '../identity/IdentityProblem.tsx'
import { useSending } from '../identity/useIdentity.ts'
import type { AccountLimits } from './accountLimits.ts'
import { ConfirmButton } from './ConfirmButton.tsx'
import { IncompatibleRoles } from './IncompatibleRoles.tsx'
import { MandateFields } from './MandateFields.tsx'
import { draftProblem, emptyDraft, type MandateDraft, mandateOf } from './mandateDraft.ts'
import { mandateState } from './mandateState.ts'
import { roleNeeds } from './roleNeeds.ts'
import { Told } from './Told.tsx'
import { useMandateWords } from './useMandateWords.ts'
import { useOrganisations } from './useOrganisations.ts'

interface Props {
  readonly person: Person
  readonly limits: AccountLimits
  readonly today: string
  readonly onChanged: () => Promise<unknown>
}

/** Roles now, to come and over; how one is given and taken back. */
export function PersonMandates({ person, limits, today, onChanged }: Props) {
  const t = useMessages()
  const words = useMandateWords()
  const [told, setTold] = useState('')
  const { send, error, isSending } = useSending()
  const withdraw = (role: RoleGrant) =>
    send(async () => {
      await identityCall(withdrawRoleRoute, { person: person.id, grant: role.id })
      setTold(t('people.role-withdrawn', { role: words(role) }))
      await onChanged()
    })
  return (
    <section>
      <h2>{t('people.roles')}</h2>
      <IdentityProblem error={error} />
      <Told text={told} />
      {person.roles.length === 0 ? (
        <p>{t('people.holds-no-role', { name: person.name })}</p>
      ) : (
        <MandateTable
          person={person}
          limits={limits}
          today={today}
          isSending={isSending}
          onWithdraw={withdraw}
        />
      )}
      {limits.grant === null ? (
        <details>
          <summary>{t('people.grant')}</summary>
          <GrantForm
            person={person}
            today={today}
            onGranted={async (role) => {
              setTold(t('people.role-granted', { role: words(role) }))
              await onChanged()
            }}
          />
        </details>
      ) : (
        <p className="note">{t(`people.grant-${limits.grant}`)}</p>
      )}
    </section>
  )
}

function MandateTable({
  person,
  limits,
  today,
  isSending,
  onWithdraw,
}: Omit<Props, 'onChanged'> & {
  readonly isSending: boolean
  readonly onWithdraw: (role: RoleGrant) => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  const words = useMandateWords()
  const places = useOrganisations()
  const columns: readonly [Column<RoleGrant>, ...Column<RoleGrant>[]] = [
    { id: 'role', header: t('people.role'), value: ({ role }) => t(`identity.role-${role}`) },
    {
      id: 'organisation',
      header: t('identity.organisation'),
      value: ({ organisation }) => places.organisationName(organisation),
      cell: ({ organisation }) => <bdi>{places.organisationName(organisation)}</bdi>,
    },
    {
      id: 'office',
      header: t('people.office'),
      value: ({ role, office }) =>
        office !== undefined
          ? places.officeName(office)
          : roleNeeds(role).office
            ? t('people.lacks-office')
            : null,
    },
    {
      id: 'jurisdiction',
      header: t('people.jurisdiction'),
      value: ({ role, jurisdiction }) =>
        jurisdiction ?? (roleNeeds(role).jurisdiction ? t('people.lacks-jurisdiction') : null),
    },
    {
      id: 'from',
      header: t('people.first-day'),
      value: ({ from }) => from,
      cell: ({ from }) => format.date(from),
    },
    {
      id: 'until',
      header: t('people.last-day'),
      value: ({ until }) => until ?? '',
      cell: ({ until }) => (until === undefined ? t('people.open-end') : format.date(until)),
    },
    {
      id: 'state',
      header: t('people.state'),
      value: (role) => t(`people.mandate-${mandateState(role, today)}`),
    },
  ]
  const [first, ...rest] = columns
  const mayWithdraw = person.roles.some(({ id }) => limits.withdraw(id) === null)
  const withdrawing: Column<RoleGrant> = {
    id: 'withdraw',
    header: t('people.withdraw'),
    value: () => '',
    cell: (role) =>
      limits.withdraw(role.id) === null ? (
        <ConfirmButton
          label={t('people.withdraw')}
          about={words(role)}
          question={t('people.withdraw-role-text', { name: person.name })}
          isSending={isSending}
          onYes={() => onWithdraw(role)}
        />
      ) : (
        t(`people.withdraw-${limits.withdraw(role.id)}`)
      ),
  }
  return (
    <DataTable
      caption={t('people.roles-of', { name: person.name })}
      columns={[first, ...rest, ...(mayWithdraw ? [withdrawing] : [])]}
      rows={person.roles}
      missing={t('people.not-needed')}
      rowKey={({ id }) => id}
    />
  )
}

function GrantForm({
  person,
  today,
  onGranted,
}: {
  readonly person: Person
  readonly today: string
  readonly onGranted: (role: RoleScope) => Promise<unknown>
}) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [draft, setDraft] = useState<MandateDraft>(() => emptyDraft(today))
  const [isTold, setIsTold] = useState(false)
  const problem = draftProblem(draft)
  const standing = person.roles.filter((role) => mandateState(role, today) !== 'over')
  const held = [...standing.map(({ role }) => role), ...(draft.role === '' ? [] : [draft.role])]
  const grant = async () => {
    const role = mandateOf(draft)
    setIsTold(role === null)
    if (role === null) return
    await send(async () => {
      await identityCall(grantRoleRoute, { person: person.id }, role)
      setDraft(emptyDraft(today))
      await onGranted(role)
    })
  }
  return (
    <IdentityForm {...state} action={t('people.grant')} onSend={grant}>
      <p>{t('people.grant-text', { name: person.name })}</p>
      <MandateFields draft={draft} onChange={setDraft} />
      <IncompatibleRoles roles={held} />
      <p role="alert" className="people-missing">
        {isTold && problem !== null && t(`people.missing-${problem}`)}
      </p>
    </IdentityForm>
  )
}
