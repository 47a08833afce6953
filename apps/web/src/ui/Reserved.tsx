import { useMessages } from '../i18n/useMessages.ts'

/** Keeps the place of something that is on its way, so that nothing jumps when it comes. */
export function Reserved({
  what,
  className = '',
}: {
  /** In words: "the world's flows". */
  readonly what: string
  /** Class that gives the place its size. */
  readonly className?: string
}) {
  const t = useMessages()
  return (
    <div className={`reserved ${className}`}>
      <p role="status">{t('shell.loading', { what })}</p>
    </div>
  )
}
