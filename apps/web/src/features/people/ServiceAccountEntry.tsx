import {
  deactivateServiceAccountRoute,
  rotateServiceKeyRoute,
  type ServiceAccount,
  type ServiceScope,
} from '@corridor/contract'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Moment } from '../identity/Moment.tsx'
import { ConfirmedAction } from './ConfirmedAction.tsx'
import { KeyForm } from './KeyForm.tsx'
import type { NewKey } from './NewKeyPanel.tsx'
import { useOrganisations } from './useOrganisations.ts'

/** One program: what it may do, its keys, and what can be done with them. */
export function ServiceAccountEntry({
  account,
  mayIssue,
  mayRevoke,
  onChanged,
  onKey,
}: {
  readonly account: ServiceAccount
  readonly mayIssue: boolean
  readonly mayRevoke: boolean
  readonly onChanged: () => Promise<unknown>
  readonly onKey: (key: NewKey) => Promise<unknown>
}) {
  const t = useMessages()
  const { id, name, state, keys } = account
  const isOpen = state === 'active'
  const issue = async (days: number, overlapHours: number) => {
    const made = await identityCall(rotateServiceKeyRoute, { account: id }, { days, overlapHours })
    const ends = new Date(Date.now() + overlapHours * 3_600_000).toISOString()
    await onKey({ ...made, account: name, othersEnd: keys.length === 0 ? null : ends })
  }
  return (
    <section className="service-account">
      <h2>
        <bdi>{name}</bdi>
      </h2>
      {!isOpen && <p>{t('people.service-closed')}</p>}
      <Scopes account={account} />
      {keys.length === 0 ? isOpen && <p>{t('people.no-key')}</p> : <Keys account={account} />}
      {isOpen && mayIssue && <KeyForm isFirst={keys.length === 0} name={name} onSend={issue} />}
      {isOpen && mayRevoke && (
        <ConfirmedAction
          action={t('people.service-close')}
          about={name}
          text={t('people.service-close-text', { name })}
          note={t('people.reason-kept')}
          onSend={async (reason) => {
            await identityCall(deactivateServiceAccountRoute, { account: id }, { reason })
            await onChanged()
          }}
        />
      )}
    </section>
  )
}

function Scopes({ account: { scopes } }: { readonly account: ServiceAccount }) {
  const t = useMessages()
  const places = useOrganisations()
  const where = ({ organisation, office, jurisdiction }: ServiceScope): string =>
    [
      ...(organisation === undefined ? [] : [places.organisationName(organisation)]),
      ...(office === undefined ? [] : [places.officeName(office)]),
      ...(jurisdiction === undefined ? [] : [jurisdiction]),
    ].reduce((first, second) => t('people.listed', { first, second }))
  return (
    <>
      <p>{t('people.service-may')}</p>
      <ul>
        {scopes.map((scope) => (
          <li key={JSON.stringify(scope)}>
            {t(`people.may-${scope.permission.replace('.', '-')}`)}{' '}
            <span className="note">
              {scope.scope === 'all' || scope.scope === 'aggregate'
                ? t('people.everywhere')
                : where(scope)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

type Key = ServiceAccount['keys'][number]

function Keys({ account: { name, keys } }: { readonly account: ServiceAccount }) {
  const t = useMessages()
  const columns: readonly [Column<Key>, ...Column<Key>[]] = [
    {
      id: 'created',
      header: t('people.key-made'),
      value: ({ created }) => created,
      cell: ({ created }) => <Moment iso={created} />,
    },
    {
      id: 'expires',
      header: t('people.key-until'),
      value: ({ expires }) => expires,
      cell: ({ expires }) => <Moment iso={expires} />,
    },
    {
      id: 'used',
      header: t('people.key-used'),
      value: ({ used }) => used ?? '',
      cell: ({ used }) => (used === null ? t('people.key-unused') : <Moment iso={used} />),
    },
  ]
  return (
    <DataTable
      caption={t('people.keys-of', { name })}
      columns={columns}
      rows={keys}
      rowKey={({ id }) => id}
      sorting={{ column: 'created', descending: true }}
    />
  )
}
