import type { PublicAgency } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'

/** Whether an agency with this status may recruit. */
const mayRecruit = (status: PublicAgency['status']): boolean =>
  status === 'licensed' || status === 'provisional'

/** The status in plain words; a mark before them says the same without colour. */
export function AgencyStatus({ status }: { readonly status: PublicAgency['status'] }) {
  const t = useMessages()
  return (
    <span className="agency-status" data-good={mayRecruit(status)}>
      <span aria-hidden="true">{mayRecruit(status) ? '✓' : '✕'}</span> {t(`agencies.is-${status}`)}
    </span>
  )
}
