import type { Language } from '@corridor/contract'
import { i18n, type Messages } from '@lingui/core'

interface Catalogue {
  readonly messages: Messages
}

const WORDS = import.meta.glob<Catalogue>(['../../i18n/workers/*.po', '../../i18n/terms/*.po'])

/** Loads the words of workers' pages in a language and makes them the ones on the page. */
export async function activateWorkerWords(lang: Language): Promise<void> {
  const paths = Object.keys(WORDS).filter((path) => path.endsWith(`/${lang}.po`))
  const loaded = await Promise.all(paths.map((path) => WORDS[path]!()))
  i18n.loadAndActivate({
    locale: lang,
    messages: Object.assign({}, ...loaded.map(({ messages }) => messages)) as Messages,
  })
}

/** Those of the checks, which only who opens them needs. */
const CHECK_WORDS = import.meta.glob<Catalogue>([
  '../../i18n/checks/*.po',
  '../../i18n/documents/*.po',
  '../../i18n/rules/*.po',
  '../../i18n/sectors/*.po',
])

/** Loads the words of checks beside those that are there. */
export async function loadCheckWords(lang: Language): Promise<void> {
  const paths = Object.keys(CHECK_WORDS).filter((path) => path.endsWith(`/${lang}.po`))
  const loaded = await Promise.all(paths.map((path) => CHECK_WORDS[path]!()))
  i18n.load(lang, Object.assign({}, ...loaded.map(({ messages }) => messages)) as Messages)
}
