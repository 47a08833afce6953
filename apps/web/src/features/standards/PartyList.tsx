import type { InstrumentStatus } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useStatusWords } from './useStatusWords.ts'

interface PartyListProps {
  readonly parties: readonly InstrumentStatus[]
  readonly name: (state: string) => string
  readonly on: string
}

/** The map's figures as a table: each State with its standing in a sentence. */
export function PartyList({ parties, name, on }: PartyListProps) {
  const t = useMessages()
  const { format } = useReader()
  const words = useStatusWords()
  return (
    <DataTable
      caption={t('standards.parties.caption', { date: format.date(on) })}
      columns={[
        { id: 'state', header: t('standards.parties.state'), value: ({ state }) => name(state) },
        {
          id: 'status',
          header: t('standards.parties.status'),
          value: (status) => words.says(status),
        },
      ]}
      rows={parties}
      rowKey={({ state }) => state}
      sorting={{ column: 'state', descending: false }}
      limit={200}
    />
  )
}
