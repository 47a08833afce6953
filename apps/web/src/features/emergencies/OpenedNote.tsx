import type { Emergency } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'
import { Told } from '../people/Told.tsx'
import { RecordName } from './RecordName.tsx'

/** What is open now, until when, who was told, and who looks at it afterwards. */
export function OpenedNote({ emergency }: { readonly emergency: Emergency }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <>
      <Told text={t('emergency.is-open')} />
      <dl className="people-facts">
        <dt>{t('emergency.record')}</dt>
        <dd>
          <RecordName emergency={emergency} />
        </dd>
        <dt>{t('emergency.until')}</dt>
        <dd>
          <Moment iso={emergency.until} />
        </dd>
        <dt>{t('emergency.told')}</dt>
        <dd>{t('emergency.told-whom')}</dd>
        <dt>{t('emergency.due')}</dt>
        <dd>{format.date(emergency.reviewDueOn)}</dd>
      </dl>
    </>
  )
}
