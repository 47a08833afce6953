import {
  confirmOverrideRoute,
  declineOverrideRoute,
  type OverrideFile,
  withdrawOverrideRoute,
} from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { OneOfTwo, ReasonedAct, RecordAct, useRegisterPlace } from './RecordParts.tsx'

/** What the second person can do with an override that waits. */
export function OverrideDecisions({
  file,
  onStale,
}: {
  readonly file: OverrideFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const place = useRegisterPlace(file, onStale)
  const input = { override: file.id }
  if (file.proposal === null) return null
  return (
    <>
      <OneOfTwo words={t('registers.waits-override')} proposal={file.proposal} />
      <RecordAct file={file} type="override.confirm">
        <ActForm
          route={confirmOverrideRoute}
          input={input}
          payload={{}}
          place={place}
          action={t('registers.act-confirm')}
          consequence={t('registers.consequence-override')}
        />
      </RecordAct>
      <ReasonedAct file={file} route={declineOverrideRoute} input={input} place={place} />
      <ReasonedAct file={file} route={withdrawOverrideRoute} input={input} place={place} />
    </>
  )
}
