import { useLingui } from '@lingui/react'

/**
 * `t('world.title')` in the reader's language; for text inside attributes and computed sentences.
 * The function stays the same until the words change.
 */
export function useMessages(): (id: string, values?: Record<string, unknown>) => string {
  return useLingui()._
}
