import { instrumentsRoute } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { countWords } from './countWords.ts'
import { InstrumentLink } from './InstrumentLink.tsx'
import type { InstrumentAnswer } from './instrumentAnswer.ts'
import { VerificationMark } from './VerificationMark.tsx'

/** How an instrument comes into force and how it may be left, in sentences with their days. */
export function LifeCycle({ instrument }: { readonly instrument: InstrumentAnswer }) {
  const t = useMessages()
  const { format } = useReader()
  const { lifeCycle, firstEntryIntoForce: first, window, on } = instrument
  if (lifeCycle === null) return <p>{t('standards.life.none')}</p>
  const { delayMonths, ratificationsNeeded, lockYears, windowMonths, countsFrom } = lifeCycle
  return (
    <div className="life-cycle">
      <p>
        {first === null
          ? t('standards.life.no-first')
          : t('standards.life.first', { date: format.date(first.date) })}
        {first?.basis === 'by-rule' && ` (${t('standards.by-rule')})`}{' '}
        {first !== null && <VerificationMark standing={first} />}
      </p>
      <p>
        {t(
          'standards.life.entry',
          countWords(format, { months: delayMonths, needed: ratificationsNeeded }),
        )}{' '}
        {t('standards.life.own', countWords(format, { months: delayMonths }))}{' '}
        {lifeCycle.startsOn === 'first-of-next-month' && t('standards.life.first-of-month')}
      </p>
      <p>
        {t(
          `standards.life.${windowMonths === null ? 'ever' : 'window'}-${countsFrom}`,
          countWords(format, {
            years: lockYears,
            ...(windowMonths === null ? {} : { months: windowMonths }),
          }),
        )}{' '}
        {t('standards.life.effect', countWords(format, { months: lifeCycle.effectMonths }))}
      </p>
      {window !== null && <p>{windowWords(t, format.date, on, window)}</p>}
      <p>
        <VerificationMark standing={lifeCycle} brings="source" />
      </p>
    </div>
  )
}

function windowWords(
  t: ReturnType<typeof useMessages>,
  day: (iso: string) => string,
  on: string,
  { opens, closes, isOpen }: NonNullable<InstrumentAnswer['window']>,
): string {
  const values = { date: day(on), opens: day(opens) }
  if (!isOpen) return t('standards.life.closed', values)
  return closes === null
    ? t('standards.life.open-ever', values)
    : t('standards.life.open', { ...values, closes: day(closes) })
}

/** Instruments that belong to this one: revised, ended by ratifying it, going with it. */
export function RelatedInstruments({ instrument }: { readonly instrument: InstrumentAnswer }) {
  const t = useMessages()
  const kinds = [
    { label: t('standards.life.revises'), ids: instrument.revises },
    { label: t('standards.life.denounces'), ids: instrument.denounces },
    { label: t('standards.life.accompanied'), ids: instrument.accompaniedBy },
  ].filter(({ ids }) => ids.length > 0)
  return kinds.map(({ label, ids }) => (
    <p key={label}>
      {label}{' '}
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <RelatedName id={id} />
        </span>
      ))}
    </p>
  ))
}

/** Its code and title with a link, or the code alone where it is not among the instruments held. */
function RelatedName({ id }: { readonly id: string }) {
  const { data } = useRoute(instrumentsRoute, {})
  const known = data?.instruments.find((instrument) => instrument.id === id)
  return known === undefined ? <bdi>{id}</bdi> : <InstrumentLink instrument={known} />
}

/** Parts that a State may leave out or accept, with what holds when it says nothing. */
export function OptionalParts({ instrument }: { readonly instrument: InstrumentAnswer }) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const { units } = instrument
  if (units === null) return <p>{t('standards.units.none')}</p>
  return (
    <>
      <p>
        {t(units.default === 'all' ? 'standards.units.all' : 'standards.units.chosen')}{' '}
        <VerificationMark standing={units} />
      </p>
      <ul>
        {units.units.map(({ id, names }) => (
          <li key={id}>{names[lang]}</li>
        ))}
      </ul>
    </>
  )
}
