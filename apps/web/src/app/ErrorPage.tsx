import { useMessages } from '../i18n/useMessages.ts'
import { usePageTitle } from '../ui/usePageTitle.ts'

/** Stands where a page failed; the rest of the shell goes on working. */
export function ErrorPage({
  error,
  reset,
}: {
  readonly error: unknown
  readonly reset: () => void
}) {
  const t = useMessages()
  usePageTitle(t('error.title'))
  return (
    <div className="page prose" role="alert">
      <h1>{t('error.title')}</h1>
      <p>{t('error.text')}</p>
      <p>
        <code dir="ltr">{error instanceof Error ? error.message : String(error)}</code>
      </p>
      <p className="actions">
        <button type="button" onClick={reset}>
          {t('error.again')}
        </button>
        <a href="/">{t('error.home')}</a>
      </p>
    </div>
  )
}
