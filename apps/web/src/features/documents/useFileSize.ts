import { useReader } from '../../app/PreferencesProvider.tsx'
import { localeOf } from '../../app/preferences.ts'

/** How large a file is, as the reader writes it. */
export function useFileSize(): (bytes: number) => string {
  const { preferences } = useReader()
  const locale = localeOf(preferences)
  return (bytes) => {
    const isLarge = bytes >= 1_000_000
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: isLarge ? 'megabyte' : 'kilobyte',
      maximumFractionDigits: isLarge ? 1 : 0,
    }).format(isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1_000))
  }
}
