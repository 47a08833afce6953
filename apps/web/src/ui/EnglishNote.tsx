import { useReader } from '../app/PreferencesProvider.tsx'

/** Says to readers of other languages that what follows is in English. */
export function EnglishNote({ text }: { readonly text: string }) {
  const { lang } = useReader().preferences
  return lang === 'en' ? null : <p className="note">{text}</p>
}
