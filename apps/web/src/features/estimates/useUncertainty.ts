import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'

/**
 * What a chart says on how sure its figures are: whether they come with intervals in the reader's
 * words, then the server's own sentence, which is in English.
 */
export function useUncertainty(
  hasIntervals: boolean,
  note: string,
): { readonly uncertainty: string; readonly uncertaintyDetail: string } {
  const t = useMessages()
  const { lang } = useReader().preferences
  const none = lang === 'en' ? '' : t('estimates.uncertainty')
  return {
    uncertainty: hasIntervals ? t('estimates.with-interval') : none,
    uncertaintyDetail: note,
  }
}
