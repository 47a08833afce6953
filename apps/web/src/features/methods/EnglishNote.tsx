import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'

/** Says to readers of other languages that what follows is in English. */
export function EnglishNote() {
  const t = useMessages()
  const { lang } = useReader().preferences
  return lang === 'en' ? null : <p className="note">{t('methods.english')}</p>
}
