import {
  confirmOverrideRoute,
  declineOverrideRoute,
  type OverrideFile,
  overrideRoute,
  withdrawOverrideRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { EvidenceSeenList } from './EvidenceParts.tsx'
import {
  idOf,
  OneOfTwo,
  Particulars,
  ReasonedAct,
  RecordAct,
  RecordColumns,
  useRegisterPlace,
} from './RecordParts.tsx'

/** One result of one check set aside for one record. */
export function OverridePage() {
  const t = useMessages()
  const { override } = useParams({ strict: false }) as { readonly override: string }
  const answer = useRoute(overrideRoute, { override }, { keepLast: false })
  const { data, error } = answer
  const title =
    data === undefined
      ? t('registers.override')
      : `${t('registers.override')}: ${t(`rules.check-${idOf(data.rule)}`)}`
  return (
    <DeskPage title={title} section="overrides">
      {() =>
        data !== undefined ? (
          <File file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('registers.override')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({
  file,
  onStale,
}: {
  readonly file: OverrideFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  const place = useRegisterPlace(file, onStale)
  const input = { override: file.id }
  return (
    <>
      <Particulars
        lines={[
          { label: t('registers.status'), text: t(`registers.override-${file.status}`) },
          {
            label: t('registers.subject'),
            text: `${t(`registers.subject-${file.subjectKind}`)} ${file.subject}`,
          },
          { label: t('registers.result'), text: t(`registers.met-${idOf(file.met)}`) },
          { label: t('registers.rule-version'), text: format.number(file.ruleVersion) },
          { label: t('registers.reason'), text: t(`registers.because-${idOf(file.reasonCode)}`) },
          { label: t('registers.text'), text: file.text },
          { label: t('registers.expires-on'), text: format.date(file.expiresOn) },
          { label: t('registers.office'), text: file.office },
        ]}
      />
      <EvidenceSeenList evidence={file.evidence} />
      <RecordColumns file={file}>
        {file.proposal !== null && (
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
        )}
      </RecordColumns>
    </>
  )
}
