import { type OverrideFile, overrideRoute } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { EvidenceSeenList } from './EvidenceParts.tsx'
import { OverrideDecisions } from './OverrideDecisions.tsx'
import { idOf, Particulars, RecordColumns } from './RecordParts.tsx'

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
        <OverrideDecisions file={file} onStale={onStale} />
      </RecordColumns>
    </>
  )
}
