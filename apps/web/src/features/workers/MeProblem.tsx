import { useEffect, useRef } from 'react'
import { RouteError } from '../../app/readAnswer.ts'
import { useMessages } from '../../i18n/useMessages.ts'

/** Words for what can go wrong, by the code of the error. */
const WORDS: Readonly<Record<string, string>> = {
  not_signed_in: 'me.error-not-signed-in',
  sign_in_failed: 'me.error-paper',
  not_found: 'me.error-not-found',
  record_changed: 'me.error-changed',
  not_in_state: 'me.error-changed',
  too_many_attempts: 'me.error-too-many',
}

/** Words for the rules that a worker can meet. */
const RULES: Readonly<Record<string, string>> = {
  'contract.read_long_enough': 'me.rule-read',
  'contract.opened': 'me.rule-read',
  'contract.same_version': 'me.error-changed',
  'contract.unsigned': 'me.rule-signed',
}

/** What went wrong with the last attempt; the focus goes to it. */
export function MeProblem({
  error,
  words,
  onRetry,
}: {
  /** Null while nothing is wrong. */
  readonly error: unknown
  /** Ids of words that fit this screen better than the usual ones, by code. */
  readonly words?: Readonly<Record<string, string>>
  readonly onRetry?: () => void
}) {
  const t = useMessages()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error !== null) place.current?.focus()
  }, [error])
  if (error === null) return null
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={place}>
      <ProblemWords error={error} words={{ ...WORDS, ...words }} />
      {onRetry !== undefined && (
        <p className="actions">
          <button type="button" onClick={onRetry}>
            {t('me.retry')}
          </button>
        </p>
      )}
    </div>
  )
}

function ProblemWords({
  error,
  words,
}: {
  readonly error: unknown
  readonly words: Readonly<Record<string, string>>
}) {
  const t = useMessages()
  const problem = error instanceof RouteError ? error.problem : null
  if (problem === null) return <p>{t('me.error-no-answer')}</p>
  const known = words[problem.code]
  if (known !== undefined) return <p>{t(known)}</p>
  const findings = problem.details?.findings
  const said = (Array.isArray(findings) ? findings : [])
    .filter((one: { readonly met?: unknown }) => one.met !== 'yes')
    .map((one: { readonly rule?: unknown }) => RULES[String(one.rule)])
    .filter((one) => one !== undefined)
  if (said.length > 0) return [...new Set(said)].map((id) => <p key={id}>{t(id)}</p>)
  return (
    <>
      <p className="problem-title">{t('me.error-refused')}</p>
      {/* The server writes its details in English. */}
      <p lang="en" dir="ltr">
        {problem.detail}
      </p>
    </>
  )
}
