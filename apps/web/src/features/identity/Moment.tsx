import { useReader } from '../../app/PreferencesProvider.tsx'
import { localeOf } from '../../app/preferences.ts'

/** A moment as a day and time of the reader's own clock. */
export function Moment({ iso }: { readonly iso: string }) {
  const { preferences } = useReader()
  const words = new Intl.DateTimeFormat(localeOf(preferences), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(iso))
  return <time dateTime={iso}>{words}</time>
}
