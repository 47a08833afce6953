import { AppLink } from '../../app/AppLink.tsx'
import {
  LOST_RECEIPTS_PATH,
  OFFICE_KEYS_PATH,
  OFFICE_KIT_PATH,
  OUTAGE_FORMS_PATH,
  OUTAGE_REPORT_PATH,
} from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskPage } from '../desk/DeskPage.tsx'
import './outages.css'

const PARTS = [
  { id: 'keys', path: OFFICE_KEYS_PATH },
  { id: 'kit', path: OFFICE_KIT_PATH },
  { id: 'forms', path: OUTAGE_FORMS_PATH },
  { id: 'receipts', path: LOST_RECEIPTS_PATH },
  { id: 'report', path: OUTAGE_REPORT_PATH },
] as const

/** What is prepared for an outage, and what one leaves to do. */
export function OutagePage() {
  const t = useMessages()
  return (
    <DeskPage title={t('outage.title')} section="outage">
      <p className="lead">{t('outage.lead')}</p>
      <ol className="outage-parts">
        {PARTS.map(({ id, path }) => (
          <li key={id}>
            <AppLink to={path}>{t(`outage.${id}`)}</AppLink>
            <p>{t(`outage.${id}-lead`)}</p>
          </li>
        ))}
      </ol>
    </DeskPage>
  )
}
