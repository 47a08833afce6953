import type { Language } from '@corridor/contract'
import { i18n, type Messages } from '@lingui/core'

/** Every catalogue: `./en.po` for the shell and the world page, `./<feature>/en.po` for the rest. */
const CATALOGUES = import.meta.glob<{ readonly messages: Messages }>(['./*.po', './*/*.po'])

const loaded = new Map<Language, Messages>()

async function loadMessages(lang: Language): Promise<Messages> {
  const known = loaded.get(lang)
  if (known !== undefined) return known
  const parts = await Promise.all(
    Object.entries(CATALOGUES)
      .filter(([path]) => path.endsWith(`/${lang}.po`))
      .map(([, load]) => load()),
  )
  const messages = Object.assign({}, ...parts.map((part) => part.messages)) as Messages
  loaded.set(lang, messages)
  return messages
}

/** Loads the words of a language and makes them the ones on the page. */
export async function activateLanguage(lang: Language): Promise<void> {
  i18n.loadAndActivate({ locale: lang, messages: await loadMessages(lang) })
}
