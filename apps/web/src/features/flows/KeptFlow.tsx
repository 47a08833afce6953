import { useMessages } from '../../i18n/useMessages.ts'
import type { WorldView } from './worldView.ts'

/** The pair that chord, map and list are narrowed to, and the way back to all of them. */
export function KeptFlow({
  view,
  name,
  change,
}: {
  readonly view: WorldView
  readonly name: (code: string) => string
  readonly change: (part: Partial<WorldView>) => void
}) {
  const t = useMessages()
  const { from, to } = view
  if (from === undefined && to === undefined) return null
  return (
    <p className="kept-flow note">
      {t('world.kept', {
        from: from === undefined ? t('top.anywhere') : name(from),
        to: to === undefined ? t('top.anywhere') : name(to),
      })}{' '}
      <button
        type="button"
        className="quiet"
        onClick={() => change({ from: undefined, to: undefined })}
      >
        {t('world.kept-clear')}
      </button>
    </p>
  )
}
