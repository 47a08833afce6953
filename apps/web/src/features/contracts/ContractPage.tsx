import { type ContractFile, contractRoute, type Me } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import type { ActPlace } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Documents } from '../documents/Documents.tsx'
import { ClearanceOfContract } from './ClearanceOfContract.tsx'
import { ContractChecks } from './ContractChecks.tsx'
import { ContractDecisions } from './ContractDecisions.tsx'
import { ContractFees } from './ContractFees.tsx'
import { ContractVersions } from './ContractVersions.tsx'
import { RULES, statusId, verbOf } from './contractWords.ts'
import { HistoryTimeline } from './HistoryTimeline.tsx'
import '../organisations/organisations.css'
import './contracts.css'

/** One contract: its versions side by side, and what was done to it beside what can be done now. */
export function ContractPage() {
  const t = useMessages()
  const { contract } = useParams({ strict: false }) as { contract: string }
  const answer = useRoute(contractRoute, { contract }, { keepLast: false })
  const { data, error } = answer
  return (
    <DeskPage title={t('contracts.one')} section="contracts">
      {(me) =>
        data !== undefined ? (
          <File key={data.id} me={me} file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('contracts.one')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({
  me,
  file,
  onStale,
}: {
  readonly me: Me
  readonly file: ContractFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const names = new Map(file.history.map(({ actor, actorName }) => [actor, actorName]))
  const place: ActPlace = {
    version: file.version,
    rules: RULES,
    actWords: (type) => t(`contracts.did-${verbOf(type)}`),
    nameOf: (actor) => names.get(actor) ?? actor,
    onDone: onStale,
    onChanged: onStale,
  }
  return (
    <>
      <Particulars file={file} />
      <ContractVersions file={file} />
      <ContractChecks file={file} onStale={onStale} />
      <ContractFees file={file} place={place} />
      <div className="organisation-columns">
        <div>
          <HistoryTimeline
            history={file.history}
            wordsOf={(type) => t(`contracts.did-${verbOf(type)}`)}
          />
        </div>
        <div>
          <ContractDecisions file={file} place={place} />
          <ClearanceOfContract file={file} />
          <Documents subjectKind="contract" subject={file.id} />
          {me.permissions.includes('read.worker') && (
            <Documents
              subjectKind="worker"
              subject={file.worker.id}
              title={t('documents.of-worker')}
            />
          )}
        </div>
      </div>
    </>
  )
}

function Particulars({ file }: { readonly file: ContractFile }) {
  const t = useMessages()
  const { format } = useReader()
  const { worker, agency, employer, signatures, end, refusals, status } = file
  const lines = [
    { label: t('contracts.status'), text: t(statusId(status)) },
    { label: t('contracts.worker'), text: worker.name ?? worker.id },
    { label: t('contracts.employer'), text: employer.name ?? employer.id },
    { label: t('contracts.agency'), text: agency.name ?? agency.id },
    { label: t('contracts.job-order'), text: file.jobOrder ?? t('contracts.not-chosen') },
    { label: t('contracts.language'), text: file.language },
    ...(signatures?.on == null
      ? []
      : [{ label: t('contracts.signed-on'), text: format.date(signatures.on) }]),
    ...(signatures?.readSeconds == null
      ? []
      : [
          {
            label: t('contracts.read-for'),
            text: t('contracts.seconds', { count: signatures.readSeconds }),
          },
        ]),
    ...refusals.map(({ reason, number }) => ({
      label: t('contracts.refused', { number }),
      text: t(`contracts.refusal-${(reason ?? 'not_said').replaceAll('_', '-')}`),
    })),
    ...(end === null
      ? []
      : [
          {
            label: t('contracts.ended'),
            text: t(`contracts.end-${(end.reason ?? 'erased').replaceAll('_', '-')}`),
          },
        ]),
  ]
  return (
    <dl className="organisation-particulars">
      {lines.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
