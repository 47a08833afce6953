import { endStandInRoute, type StandIn, standInsRoute } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../../app/identityCall.ts'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useRoute } from '../../../app/useRoute.ts'
import { useMessages } from '../../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import type { Account } from '../../identity/AccountPage.tsx'
import { IdentityProblem } from '../../identity/IdentityProblem.tsx'
import { useSending } from '../../identity/useIdentity.ts'
import { useToday } from '../../standards/useToday.ts'
import { ConfirmButton } from '../ConfirmButton.tsx'
import { mandateState } from '../mandateState.ts'
import { Told } from '../Told.tsx'
import { useOrganisations } from '../useOrganisations.ts'
import { StandInForm } from './StandInForm.tsx'

/** Who uses one's roles for a time, and whose roles one uses. */
export function StandIns({ account }: { readonly account: Account }) {
  const t = useMessages()
  const answer = useRoute(standInsRoute, {})
  const { send, error, isSending } = useSending()
  const [told, setTold] = useState('')
  const end = ({ id, receiver }: StandIn) =>
    send(async () => {
      await identityCall(endStandInRoute, { standIn: id })
      await answer.refetch()
      setTold(t('people.stand-in-ended', { name: receiver.name }))
    })
  const today = useToday()
  const given = answer.data?.given ?? []
  const held = answer.data?.held ?? []
  const own = account.roles.filter((role) => mandateState(role, today) !== 'over')
  return (
    <section>
      <h2>{t('people.stand-ins')}</h2>
      <p>{t('people.stand-ins-text')}</p>
      <IdentityProblem error={answer.error ?? error} />
      <Told text={told} />
      {given.length > 0 && <Given standIns={given} isSending={isSending} onEnd={end} />}
      {held.length > 0 && <Held standIns={held} />}
      <details>
        <summary>{t('people.stand-in-add')}</summary>
        <StandInForm
          roles={own}
          today={today}
          onAdded={async ({ receiver }) => {
            await answer.refetch()
            setTold(t('people.stand-in-added', { name: receiver.name }))
          }}
        />
      </details>
    </section>
  )
}

type Columns = readonly [Column<StandIn>, ...Column<StandIn>[]]

/** What both tables say, whoever the other person is. */
function useColumns(other: 'giver' | 'receiver'): Columns {
  const t = useMessages()
  const { format } = useReader()
  const places = useOrganisations()
  return [
    {
      id: 'person',
      header: t(`people.stand-in-${other}`),
      value: (standIn) => standIn[other].name,
      cell: (standIn) => <bdi>{standIn[other].name}</bdi>,
    },
    {
      id: 'role',
      header: t('people.role'),
      value: ({ role, organisation }) =>
        t('people.listed', {
          first: t(`identity.role-${role}`),
          second: places.organisationName(organisation),
        }),
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
      value: ({ until }) => until,
      cell: ({ until }) => format.date(until),
    },
    {
      id: 'when',
      header: t('people.stand-in-when'),
      value: ({ onlyInAbsence }) =>
        t(onlyInAbsence ? 'people.stand-in-absent' : 'people.stand-in-always'),
    },
    {
      id: 'counts',
      header: t('people.stand-in-today'),
      value: ({ counts }) => t(counts ? 'people.yes' : 'people.no'),
    },
  ]
}

function Given({
  standIns,
  isSending,
  onEnd,
}: {
  readonly standIns: readonly StandIn[]
  readonly isSending: boolean
  readonly onEnd: (standIn: StandIn) => Promise<unknown>
}) {
  const t = useMessages()
  const [first, ...rest] = useColumns('receiver')
  return (
    <DataTable
      caption={t('people.stand-ins-given')}
      columns={[
        first,
        ...rest,
        {
          id: 'end',
          header: t('people.end'),
          value: () => '',
          cell: (standIn) => (
            <ConfirmButton
              label={t('people.end')}
              about={standIn.receiver.name}
              question={t('people.stand-in-end-text', { name: standIn.receiver.name })}
              isSending={isSending}
              onYes={() => onEnd(standIn)}
            />
          ),
        },
      ]}
      rows={standIns}
      rowKey={({ id }) => id}
    />
  )
}

function Held({ standIns }: { readonly standIns: readonly StandIn[] }) {
  const t = useMessages()
  return (
    <DataTable
      caption={t('people.stand-ins-held')}
      columns={useColumns('giver')}
      rows={standIns}
      rowKey={({ id }) => id}
    />
  )
}
