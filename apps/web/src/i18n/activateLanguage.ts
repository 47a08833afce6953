import type { Language } from '@corridor/contract'
import { i18n, type Messages } from '@lingui/core'
import { WORK_GROUPS } from './workGroups.ts'

/**
 * Every catalogue: `./en.po` for the shell and the world page, `./<group>/en.po` for the rest. Those
 * of workers' pages are loaded by their own small app alone.
 */
const CATALOGUES = import.meta.glob<{ readonly messages: Messages }>([
  './*.po',
  './*/*.po',
  '!./workers/*.po',
])

const loaded = new Map<string, Messages>()
let current: Language | null = null
let areWorkWordsWanted = false

const isOfWork = (path: string): boolean =>
  WORK_GROUPS.some((group) => path.startsWith(`./${group}/`))

/** Loads the words of a language and makes them the ones on the page. */
export async function activateLanguage(lang: Language): Promise<void> {
  current = lang
  const paths = Object.keys(CATALOGUES).filter((path) => path.endsWith(`/${lang}.po`))
  const wanted = paths.filter((path) => areWorkWordsWanted || !isOfWork(path))
  await Promise.all(
    wanted.map(async (path) => {
      if (!loaded.has(path)) loaded.set(path, (await CATALOGUES[path]!()).messages)
    }),
  )
  // Whichever call loaded them: one that began earlier may end later.
  if (current !== lang) return
  const messages = Object.assign({}, ...paths.map((path) => loaded.get(path))) as Messages
  i18n.loadAndActivate({ locale: lang, messages })
}

/** Loads the words of pages of work, which readers of the atlas do without. */
export async function loadWorkWords(): Promise<void> {
  areWorkWordsWanted = true
  if (current !== null) await activateLanguage(current)
}
