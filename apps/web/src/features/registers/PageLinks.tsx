import { useMessages } from '../../i18n/useMessages.ts'

/** From page to page of a list. */
export function PageLinks({
  after,
  next,
  onChange,
}: {
  readonly after: string | undefined
  readonly next: string | null
  readonly onChange: (after: string | undefined) => void
}) {
  const t = useMessages()
  if (after === undefined && next === null) return null
  return (
    <p className="actions">
      {after !== undefined && (
        <button type="button" onClick={() => onChange(undefined)}>
          {t('registers.first-page')}
        </button>
      )}
      {next !== null && (
        <button type="button" onClick={() => onChange(next)}>
          {t('registers.next-page')}
        </button>
      )}
    </p>
  )
}
