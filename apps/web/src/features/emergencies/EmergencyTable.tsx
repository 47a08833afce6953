import type { Emergency } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { emergencyPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Moment } from '../identity/Moment.tsx'
import { RecordName } from './RecordName.tsx'
import { useStateWords } from './useStateWords.ts'

/** Uses of break-glass, each with the way to its page. */
export function EmergencyTable({
  emergencies,
  caption,
  isOwn,
}: {
  readonly emergencies: readonly Emergency[]
  readonly caption: string
  /** All of one person, whose name need not be said. */
  readonly isOwn: boolean
}) {
  const t = useMessages()
  const { format } = useReader()
  const stateWords = useStateWords()
  const record: Column<Emergency> = {
    id: 'record',
    header: t('emergency.record'),
    value: ({ record: { kind, id } }) => `${kind}/${id}`,
    cell: (emergency) => (
      <AppLink to={emergencyPath(emergency.id)}>
        <RecordName emergency={emergency} />
      </AppLink>
    ),
  }
  const person: Column<Emergency> = {
    id: 'person',
    header: t('emergency.person'),
    value: (emergency) => emergency.person.name ?? emergency.person.id,
    cell: (emergency) => <bdi>{emergency.person.name ?? emergency.person.id}</bdi>,
  }
  const rest: readonly Column<Emergency>[] = [
    {
      id: 'opened',
      header: t('emergency.opened'),
      value: ({ opened }) => opened,
      cell: ({ opened }) => <Moment iso={opened} />,
    },
    {
      id: 'until',
      header: t('emergency.until'),
      value: ({ until }) => until,
      cell: ({ until }) => <Moment iso={until} />,
    },
    { id: 'state', header: t('emergency.state'), value: stateWords },
    {
      id: 'due',
      header: t('emergency.due'),
      value: ({ reviewDueOn }) => reviewDueOn,
      cell: ({ reviewDueOn, reviewOverdue }) => (
        <>
          {format.date(reviewDueOn)}
          {reviewOverdue && <strong> {t('emergency.overdue')}</strong>}
        </>
      ),
    },
  ]
  return (
    <DataTable
      caption={caption}
      columns={isOwn ? [record, ...rest] : [record, person, ...rest]}
      rows={emergencies}
      rowKey={({ id }) => id}
    />
  )
}
