import { type InstrumentStatus, instrumentRoute, routeUrl } from '@corridor/contract'
import { useMemo } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { countryPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Select } from '../../ui/Select.tsx'
import type { InstrumentAnswer } from './instrumentAnswer.ts'
import { commonCaveats, PARTY_CHOICES, type PartyChoice, partiesShown } from './partiesShown.ts'
import { StatusSign } from './StatusSign.tsx'
import { lookOf } from './statusLook.ts'
import { useDayQuery } from './useDayQuery.ts'
import { type StatusWords, useStatusWords } from './useStatusWords.ts'
import { VerificationMark } from './VerificationMark.tsx'
import { isChecked } from './verificationLevels.ts'

interface PartyTableProps {
  readonly instrument: InstrumentAnswer
  readonly name: (state: string) => string
  readonly choice: PartyChoice
  readonly onChoice: (choice: PartyChoice) => void
}

/** Every State with an entry: standing, days, and what to be careful about. */
export function PartyTable({ instrument, name, choice, onChoice }: PartyTableProps) {
  const t = useMessages()
  const { format } = useReader()
  const words = useStatusWords()
  const { parties, on } = instrument
  const shown = useMemo(
    () =>
      partiesShown(parties, choice).toSorted((one, other) =>
        format.compareNames(name(one.state), name(other.state)),
      ),
    [parties, choice, format, name],
  )
  const common = useMemo(() => commonCaveats(shown), [shown])
  const rows = useMemo(
    () =>
      shown.map((status) => ({
        ...status,
        caveats: status.caveats.filter((caveat) => !common.includes(caveat)),
      })),
    [shown, common],
  )
  return (
    <>
      <div className="standards-filters">
        <Select
          label={t('standards.parties.show')}
          value={choice}
          options={PARTY_CHOICES.map((value) => ({ value, label: choiceWord(t, value) }))}
          onChange={onChoice}
        />
      </div>
      {common.length > 0 && (
        <p className="note">
          {t('standards.parties.common')}{' '}
          {words.caveats({ ...shown[0]!, caveats: [...common] }).join(' ')}
        </p>
      )}
      {shown.length === 0 ? (
        <p>{t('standards.parties.none')}</p>
      ) : (
        <DataTable
          key={choice}
          caption={t('standards.parties.caption', { date: format.date(on) })}
          columns={partyColumns(t, format.date, words, name)}
          rows={rows}
          rowKey={({ state }) => state}
          limit={60}
          missing={t('standards.parties.no-date')}
        />
      )}
      <p>
        <a
          className="quiet"
          href={routeUrl(instrumentRoute, { instrument: instrument.id, on }, 'csv')}
          download
        >
          {t('chart.csv')}
        </a>
      </p>
    </>
  )
}

const choiceWord = (t: ReturnType<typeof useMessages>, choice: PartyChoice): string => {
  if (choice === 'all') return t('standards.parties.all')
  return choice === 'care' ? t('standards.parties.care-only') : t(`standards.status.${choice}`)
}

/** The link to a State's page; the day goes along. */
function StateLink({ state, name }: { readonly state: string; readonly name: string }) {
  const query = useDayQuery()
  return (
    <AppLink to={countryPath(state)} search={query}>
      {name}
    </AppLink>
  )
}

function partyColumns(
  t: ReturnType<typeof useMessages>,
  day: (iso: string) => string,
  words: StatusWords,
  name: (state: string) => string,
): readonly [Column<InstrumentStatus>, ...Column<InstrumentStatus>[]] {
  const care = (status: InstrumentStatus): readonly string[] => [
    ...words.scope(status),
    ...words.caveats(status),
  ]
  const date = (
    id: string,
    header: string,
    value: (status: InstrumentStatus) => string | null,
  ): Column<InstrumentStatus> => ({
    id,
    header,
    value,
    cell: (status) => day(value(status)!),
  })
  return [
    {
      id: 'state',
      header: t('standards.parties.state'),
      value: ({ state }) => name(state),
      cell: ({ state }) => <StateLink state={state} name={name(state)} />,
    },
    {
      id: 'status',
      header: t('standards.parties.status'),
      value: (status) => words.short(lookOf(status)),
      cell: (status) => <StatusSign kind={lookOf(status)} words={words.short(lookOf(status))} />,
    },
    date('registered', t('standards.parties.registered'), ({ registered }) => registered),
    date('entry', t('standards.parties.entry'), ({ entryIntoForce }) => entryIntoForce),
    date('ended', t('standards.parties.ended'), ({ end }) => end?.takesEffect ?? null),
    {
      id: 'care',
      header: t('standards.parties.care'),
      value: (status) =>
        [
          ...care(status),
          ...(isChecked(status.verification) ? [] : [t('standards.mark')]),
          status.note ?? '',
        ]
          .filter((part) => part !== '')
          .join(' '),
      cell: (status) => (
        <div className="party-care">
          {care(status).map((sentence) => (
            <span key={sentence}>{sentence} </span>
          ))}
          <VerificationMark standing={status} brings="nothing" />
          {status.note !== null && (
            <bdi lang="en" className="party-note">
              {status.note}
            </bdi>
          )}
        </div>
      ),
    },
  ]
}
