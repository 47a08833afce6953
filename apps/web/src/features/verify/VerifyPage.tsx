import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { AGENCIES_PATH, SEALS_PATH } from '../../app/paths.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { JobOrderAnswer, SubAgentAnswer } from './NumberAnswers.tsx'
import './verify.css'

const VIEW = { number: optionalText(/^.{1,40}$/u) }

/**
 * What each kind of number begins with, and who answers for it. A further kind of paper is a line
 * here and its component.
 */
const ANSWERS = { JO: JobOrderAnswer, SA: SubAgentAnswer } as const

const kindOf = (typed: string): keyof typeof ANSWERS | null => {
  const beginning = typed.trim().slice(0, 2).toUpperCase()
  return beginning === 'JO' || beginning === 'SA' ? beginning : null
}

/** For anybody: is this number good? One field and its answer. */
export function VerifyPage() {
  const t = useMessages()
  const [{ number }, change] = useViewState(VIEW)
  usePageTitle(t('verify.title'))
  return (
    <div className="page verify-page">
      <h1>{t('verify.title')}</h1>
      <p className="lead">{t('verify.lead')}</p>
      <NumberForm
        key={number ?? ''}
        given={number ?? ''}
        onAsk={(typed) => change({ number: typed })}
      />
      <div aria-live="polite">{number !== undefined && <Answer typed={number} />}</div>
      <nav aria-labelledby="verify-more">
        <h2 id="verify-more">{t('verify.more')}</h2>
        <ul>
          <li>
            <AppLink to={AGENCIES_PATH}>{t('verify.more-agency')}</AppLink>
          </li>
          <li>
            <AppLink to={SEALS_PATH}>{t('verify.more-seals')}</AppLink>
          </li>
        </ul>
      </nav>
    </div>
  )
}

function NumberForm({
  given,
  onAsk,
}: {
  readonly given: string
  readonly onAsk: (typed: string) => void
}) {
  const t = useMessages()
  const [typed, setTyped] = useState(given)
  const [isEmpty, setEmpty] = useState(false)
  return (
    <search>
      <form
        className="verify-form"
        onSubmit={(event) => {
          event.preventDefault()
          const asked = typed.trim()
          setEmpty(asked === '')
          if (asked !== '') onAsk(asked)
        }}
      >
        <label htmlFor="verify-number">{t('verify.field')}</label>
        <p className="note" id="verify-note">
          {t('verify.field-note')} <code dir="ltr">JO-7K3M-9QPX-2ABC</code>
        </p>
        <input
          id="verify-number"
          type="text"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="search"
          aria-describedby="verify-note"
          maxLength={40}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        {isEmpty && <p role="alert">{t('verify.empty')}</p>}
        <button type="submit">{t('verify.check')}</button>
      </form>
    </search>
  )
}

function Answer({ typed }: { readonly typed: string }) {
  const t = useMessages()
  const kind = kindOf(typed)
  if (kind === null) {
    return (
      <section className="verify-answer" data-good="false">
        <h2>{t('verify.no-kind')}</h2>
        <p>{t('verify.no-kind-text')}</p>
      </section>
    )
  }
  const Kind = ANSWERS[kind]
  return <Kind key={typed} number={typed} />
}
