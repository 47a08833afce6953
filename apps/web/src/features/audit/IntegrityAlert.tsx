import { integrityRoute } from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'

/** Says at once, above whichever log is shown, that the log is not what was sealed. */
export function IntegrityAlert() {
  const t = useMessages()
  const { data } = useRoute(integrityRoute, {})
  if (data?.state !== 'failed') return null
  return (
    <p className="problem" role="status">
      {t('seals.integrity-failed')} {data.verifiedAt !== null && <Moment iso={data.verifiedAt} />}
    </p>
  )
}
