import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { countWords } from './countWords.ts'
import type { InstrumentAnswer } from './instrumentAnswer.ts'

/** Title, kind and year, and who has it on the day, with how far the list reaches. */
export function InstrumentHead({ instrument }: { readonly instrument: InstrumentAnswer }) {
  const t = useMessages()
  const { format, preferences } = useReader()
  const { id, names, kind, adoptedYear, category, link, note } = instrument
  return (
    <header>
      <h1>
        <bdi>{id}</bdi> {names[preferences.lang]}
      </h1>
      <p className="note">
        {t('standards.instrument.adopted', {
          kind: t(`standards.kind.${kind}`),
          year: format.year(adoptedYear),
        })}
        {category !== null && ` · ${t(`standards.category.${category}`)}`}
        {link !== null && (
          <>
            {' · '}
            <a href={link} rel="external noreferrer">
              {t('standards.instrument.text')}
            </a>
          </>
        )}
      </p>
      <p className="lead">
        <CountSentence instrument={instrument} />
      </p>
      {note !== null && (
        <p className="note">
          <bdi lang="en">{note}</bdi>
        </p>
      )}
    </header>
  )
}

function CountSentence({ instrument }: { readonly instrument: InstrumentAnswer }) {
  const t = useMessages()
  const { format } = useReader()
  const { on, kind, registered, inForce, isComplete, completeThrough } = instrument
  if (kind === 'recommendation') return t('standards.instrument.guidance')
  if (registered === null) return t('standards.instrument.no-list')
  return (
    <>
      {t('standards.instrument.count', {
        date: format.date(on),
        ...countWords(
          format,
          { registered },
          isComplete ? undefined : (text) => t('standards.at-least', { count: text }),
        ),
        inForce: format.number(inForce ?? 0),
      })}{' '}
      {!isComplete &&
        completeThrough !== null &&
        t('standards.instrument.incomplete', { complete: format.date(completeThrough) })}
    </>
  )
}
