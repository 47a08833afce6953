import { createContext, use } from 'react'
import { localeOf, type Preferences } from '../../app/preferences.ts'

/** The reader of workers' pages, and how to change her language and theme. */
export interface MeReader {
  readonly preferences: Preferences
  readonly prefer: (change: Partial<Pick<Preferences, 'lang' | 'theme' | 'digits'>>) => void
}

export const MeContext = createContext<MeReader | null>(null)

export function useMe(): MeReader & { readonly locale: string } {
  const reader = use(MeContext)
  if (reader === null) throw new Error('useMe needs a MeApp above it')
  return { ...reader, locale: localeOf(reader.preferences) }
}
