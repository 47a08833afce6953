import { useLingui } from '@lingui/react'

/** `t('world.title')` in the reader's language; for text inside attributes and computed sentences. */
export function useMessages(): (id: string, values?: Record<string, unknown>) => string {
  const { _ } = useLingui()
  return (id, values) => _(id, values)
}
