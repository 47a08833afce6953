import type { Emergency } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'

/** Whether it is open, over, or judged and how. */
export function useStateWords(): (emergency: Emergency) => string {
  const t = useMessages()
  return ({ status, review }) =>
    review === null
      ? t(`emergency.status-${status}`)
      : t(`emergency.judged-${review.judgement.replace('_', '-')}`)
}
