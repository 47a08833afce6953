import type { InstrumentSummary } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { instrumentPath } from '../../app/paths.ts'
import { useDayQuery } from './useDayQuery.ts'

interface InstrumentLinkProps {
  readonly instrument: Pick<InstrumentSummary, 'id'> & Partial<InstrumentSummary>
  /** The code alone, where the title stands elsewhere. */
  readonly code?: boolean
}

/** The link to an instrument by code and title; the day that the page is about goes along. */
export function InstrumentLink({ instrument, code = false }: InstrumentLinkProps) {
  const { lang } = useReader().preferences
  const query = useDayQuery()
  const { id, names } = instrument
  return (
    <AppLink to={instrumentPath(id)} search={query}>
      <bdi>{id}</bdi>
      {!code && names !== undefined && ` ${names[lang]}`}
    </AppLink>
  )
}
