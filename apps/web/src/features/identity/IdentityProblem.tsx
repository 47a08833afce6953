import { useEffect, useRef } from 'react'
import { RouteError } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'

/** Words for what can go wrong, by the code of the error. */
const WORDS: Readonly<Record<string, string>> = {
  not_signed_in: 'identity.error.not-signed-in',
  sign_in_failed: 'identity.error.sign-in-failed',
  second_factor_needed: 'identity.error.second-factor-needed',
  not_permitted: 'identity.error.not-permitted',
  cross_site: 'identity.error.cross-site',
  password_refused: 'identity.error.password-refused',
  link_not_valid: 'identity.error.link-not-valid',
  already_exists: 'identity.error.already-exists',
}

/**
 * What went wrong with the last attempt; the focus goes to it, so that nobody waits for an answer
 * that came.
 */
export function IdentityProblem({
  error,
  words,
}: {
  /** Null while nothing is wrong. */
  readonly error: unknown
  /** Ids of words that fit this form better than the usual ones, by code. */
  readonly words?: Readonly<Record<string, string>>
}) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error !== null) place.current?.focus()
  }, [error])
  if (error === null) return null
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={place}>
      <ProblemWords error={error} words={{ ...WORDS, ...words }} />
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
  const { format } = useReader()
  if (!(error instanceof RouteError)) {
    const isKnown = error instanceof DOMException && error.name === 'InvalidStateError'
    return <p>{t(isKnown ? 'identity.error.passkey-known' : 'identity.error.passkey')}</p>
  }
  const { problem, status } = error
  if (problem === null) {
    return <p>{status === 0 ? t('problem.no-answer') : t('problem.unreadable', { status })}</p>
  }
  if (problem.code === 'too_many_attempts') {
    const seconds = Number(problem.details?.retryAfterSeconds ?? 60)
    const minutes = Math.max(1, Math.ceil(seconds / 60))
    return (
      <p>
        {t('identity.error.too-many-attempts', { minutes, minutesText: format.exact(minutes) })}
      </p>
    )
  }
  const known = words[problem.code]
  if (known !== undefined) return <p>{t(known)}</p>
  return (
    <>
      <p className="problem-title">{problem.title}</p>
      {/* The server writes its details in English. */}
      <p lang="en" dir="ltr">
        {problem.detail}
      </p>
    </>
  )
}
