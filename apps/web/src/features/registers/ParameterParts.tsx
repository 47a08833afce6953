import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { useParameterWords } from './useParameterWords.ts'

/** A value in words, or as it is written down where it has many parts. */
export function ParameterValue({ value }: { readonly value: unknown }) {
  const { valueInWords } = useParameterWords()
  const words = valueInWords(value)
  if (words !== null) return <bdi>{words}</bdi>
  return (
    <code dir="ltr" className="register-value">
      {JSON.stringify(value)}
    </code>
  )
}

/** Whether a named reviewer compared it with the official text. */
export function VerifiedMark({ by }: { readonly by: string | null }) {
  const t = useMessages()
  return (
    <span className="register-mark" data-verified={by !== null}>
      {by === null ? t('rules.unverified') : t('rules.verified')}
    </span>
  )
}

/** From a day, and to a day where it ends. */
export function Validity({
  from,
  until,
}: {
  readonly from: string
  readonly until: string | null
}) {
  const t = useMessages()
  const { format } = useReader()
  return until === null
    ? t('rules.from', { from: format.date(from) })
    : t('rules.from-until', { from: format.date(from), until: format.date(until) })
}

interface Basis {
  readonly instrument: string
  readonly provision: string
  readonly jurisdiction: string | null
  readonly force: 'binding' | 'guidance' | 'policy'
}

/** What a value rests on. */
export function BasisList({ bases }: { readonly bases: readonly Basis[] }) {
  const t = useMessages()
  return (
    <ul className="register-evidence">
      {bases.map(({ instrument, provision, jurisdiction, force }) => (
        <li key={`${instrument} ${provision}`}>
          <bdi>
            {instrument}
            {provision === '' ? '' : `, ${provision}`}
          </bdi>
          {jurisdiction !== null && (
            <>
              {' '}
              (<bdi>{jurisdiction}</bdi>)
            </>
          )}
          : {t(`rules.force-${force}`)}
        </li>
      ))}
    </ul>
  )
}
