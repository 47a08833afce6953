import { useMessages } from '../../i18n/useMessages.ts'

/** What a role may open in an emergency; anything else keeps the name the log gives it. */
const KNOWN = new Set(['read.case', 'read.case-identity', 'read.worker-contact'])

export function usePermissionWords(): (permission: string) => string {
  const t = useMessages()
  return (permission) =>
    KNOWN.has(permission) ? t(`emergency.see-${permission.replace('.', '-')}`) : permission
}
