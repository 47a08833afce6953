import { useLingui } from '@lingui/react'

/** What a role is called in the reader's language; the log's own name where it has no words. */
export function useRoleWords(): (role: string) => string {
  const { i18n } = useLingui()
  return (role) => {
    if (role === 'system') return i18n._('identity.actor-system')
    if (role === 'service') return i18n._('identity.actor-service')
    const id = `identity.role-${role}`
    return i18n.messages[id] === undefined ? role : i18n._(id)
  }
}
