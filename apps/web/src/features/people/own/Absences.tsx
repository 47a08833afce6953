import {
  type Absence,
  absencesRoute,
  addAbsenceRoute,
  removeAbsenceRoute,
} from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { identityCall } from '../../../app/identityCall.ts'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useRoute } from '../../../app/useRoute.ts'
import { useMessages } from '../../../i18n/useMessages.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { IdentityForm } from '../../identity/IdentityForm.tsx'
import { IdentityProblem } from '../../identity/IdentityProblem.tsx'
import { isOfIdentity, useSending } from '../../identity/useIdentity.ts'
import { useToday } from '../../standards/useToday.ts'
import { ConfirmButton } from '../ConfirmButton.tsx'
import { DateField } from '../DateField.tsx'
import { mandateState } from '../mandateState.ts'
import { Told } from '../Told.tsx'

/** Days on which one is away; those that are over are left out. */
export function Absences() {
  const t = useMessages()
  const today = useToday()
  const queries = useQueryClient()
  const answer = useRoute(absencesRoute, {})
  const { send, error, isSending } = useSending()
  const [told, setTold] = useState('')
  // Whether a stand-in counts today depends on absences.
  const onChanged = () => queries.invalidateQueries({ predicate: isOfIdentity })
  const remove = ({ id }: Absence) =>
    send(async () => {
      await identityCall(removeAbsenceRoute, { absence: id })
      await onChanged()
      setTold(t('people.absence-removed'))
    })
  const absences = (answer.data?.absences ?? []).filter(
    (absence) => mandateState(absence, today) !== 'over',
  )
  return (
    <section>
      <h2>{t('people.absences')}</h2>
      <p>{t('people.absences-text')}</p>
      <IdentityProblem error={answer.error ?? error} />
      <Told text={told} />
      {absences.length > 0 && (
        <AbsenceTable absences={absences} isSending={isSending} onRemove={remove} />
      )}
      <details>
        <summary>{t('people.absence-add')}</summary>
        <AbsenceForm
          today={today}
          onAdded={async () => {
            await onChanged()
            setTold(t('people.absence-added'))
          }}
        />
      </details>
    </section>
  )
}

function AbsenceTable({
  absences,
  isSending,
  onRemove,
}: {
  readonly absences: readonly Absence[]
  readonly isSending: boolean
  readonly onRemove: (absence: Absence) => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <DataTable
      caption={t('people.absences')}
      columns={[
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
          id: 'remove',
          header: t('people.absence-remove'),
          value: () => '',
          cell: (absence) => (
            <ConfirmButton
              label={t('people.absence-remove')}
              about={format.date(absence.from)}
              question={t('people.absence-remove-text')}
              isSending={isSending}
              onYes={() => onRemove(absence)}
            />
          ),
        },
      ]}
      rows={absences}
      rowKey={({ id }) => id}
      sorting={{ column: 'from', descending: false }}
    />
  )
}

function AbsenceForm({
  today,
  onAdded,
}: {
  readonly today: string
  readonly onAdded: () => Promise<unknown>
}) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  const add = () =>
    send(async () => {
      await identityCall(addAbsenceRoute, {}, { from, until })
      setUntil('')
      await onAdded()
    })
  return (
    <IdentityForm
      {...state}
      action={t('people.absence-add')}
      words={{ bad_request: 'people.missing-ends-before-it-begins' }}
      onSend={add}
    >
      <div className="people-dates">
        <DateField label={t('people.first-day')} value={from} onChange={setFrom} />
        <DateField label={t('people.last-day')} value={until} least={from} onChange={setUntil} />
      </div>
    </IdentityForm>
  )
}
