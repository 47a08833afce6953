import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { PreferencesProvider } from '../app/PreferencesProvider.tsx'
import { readPreferences } from '../app/preferences.ts'
import { activateLanguage, loadWorkWords } from '../i18n/activateLanguage.ts'

let root: Root | null = null

/** A part of a page for a reader of English, without routes and without a server. */
export async function mountPart(part: ReactNode): Promise<HTMLElement> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  await activateLanguage('en')
  await loadWorkWords()
  const page = document.createElement('div')
  document.body.replaceChildren(page)
  const initial = readPreferences({}, () => null, ['en'])
  await act(async () => {
    root = createRoot(page)
    root.render(<PreferencesProvider initial={initial}>{part}</PreferencesProvider>)
  })
  return page
}

export async function unmountPart(): Promise<void> {
  await act(async () => root?.unmount())
  root = null
}
