import { useLingui } from '@lingui/react'

/** Words for a kind of record, an act, or a reason; general ones for what has none of its own. */
export function useQueueWords(): (part: 'kind' | 'act' | 'why', name: string) => string {
  const { i18n } = useLingui()
  return (part, name) => {
    const id = `queue.${part}-${name}`
    return i18n._(i18n.messages[id] === undefined ? `queue.${part}-other` : id)
  }
}
