import {
  confirmWatchRoute,
  declineWatchRoute,
  proposeWatchChangeRoute,
  proposeWatchLiftRoute,
  WATCH_GROUNDS,
  type WatchEntryFile,
  watchEntryRoute,
  withdrawWatchRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { organisationPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
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
import { NOTHING_SAID, SaidFields, type WatchSaid } from './WatchFields.tsx'

/** One entry of the watch list. */
export function WatchEntryPage() {
  const t = useMessages()
  const { entry } = useParams({ strict: false }) as { readonly entry: string }
  const answer = useRoute(watchEntryRoute, { entry }, { keepLast: false })
  const { data, error } = answer
  const title =
    data === undefined
      ? t('registers.watch-entry')
      : `${t('registers.watch-entry')}: ${data.organisation.name ?? data.organisation.id}`
  return (
    <DeskPage title={title} section="watch-list">
      {() =>
        data !== undefined ? (
          <File file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('registers.watch-entry')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

interface FileProps {
  readonly file: WatchEntryFile
  readonly place: ActPlace
}

function File({
  file,
  onStale,
}: {
  readonly file: WatchEntryFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const place = useRegisterPlace(file, onStale)
  const { organisation, ground, text, evidence, status, office, jurisdiction } = file
  return (
    <>
      <Particulars
        lines={[
          { label: t('registers.status'), text: t(`registers.watch-${status}`) },
          {
            label: t('registers.organisation'),
            text: (
              <AppLink to={organisationPath(organisation.id)}>
                {organisation.name ?? organisation.id}
              </AppLink>
            ),
          },
          { label: t('registers.ground'), text: t(`registers.ground-${idOf(ground)}`) },
          { label: t('registers.text'), text },
          { label: t('registers.office'), text: office },
          { label: t('registers.decides'), text: jurisdiction },
        ]}
      />
      <EvidenceSeenList evidence={evidence} />
      <RecordColumns file={file}>
        {file.proposal !== null && <Waiting file={file} place={place} />}
        {file.proposal === null && (
          <>
            <ProposeChange file={file} place={place} />
            <ProposeLift file={file} place={place} />
          </>
        )}
      </RecordColumns>
    </>
  )
}

function Waiting({ file, place }: FileProps) {
  const t = useMessages()
  const proposal = file.proposal!
  const input = { entry: file.id }
  return (
    <>
      <OneOfTwo words={t(`registers.waits-${proposal.act}`)} proposal={proposal}>
        <p>
          {t(`registers.ground-${idOf(proposal.ground)}`)}: <bdi>{proposal.text}</bdi>
        </p>
        <EvidenceSeenList evidence={proposal.evidence} />
      </OneOfTwo>
      <RecordAct file={file} type="watch.confirm">
        <ActForm
          route={confirmWatchRoute}
          input={input}
          payload={{}}
          place={place}
          action={t('registers.act-confirm')}
          consequence={t(`registers.consequence-${proposal.act}`)}
        />
      </RecordAct>
      <ReasonedAct file={file} route={declineWatchRoute} input={input} place={place} />
      <ReasonedAct file={file} route={withdrawWatchRoute} input={input} place={place} />
    </>
  )
}

function ProposeChange({ file, place }: FileProps) {
  const t = useMessages()
  const [ground, setGround] = useState(file.ground)
  const [said, setSaid] = useState<WatchSaid>(NOTHING_SAID)
  return (
    <RecordAct file={file} type="watch.proposeChange">
      <ActForm
        route={proposeWatchChangeRoute}
        input={{ entry: file.id }}
        payload={{ ground, text: said.text, evidence: [...said.evidence] }}
        place={place}
        action={t('registers.act-propose-change')}
      >
        <Select
          label={t('registers.ground')}
          value={ground}
          options={WATCH_GROUNDS.map((value) => ({
            value,
            label: t(`registers.ground-${idOf(value)}`),
          }))}
          onChange={setGround}
        />
        <SaidFields said={said} onChange={setSaid} />
      </ActForm>
    </RecordAct>
  )
}

function ProposeLift({ file, place }: FileProps) {
  const t = useMessages()
  const [said, setSaid] = useState<WatchSaid>(NOTHING_SAID)
  return (
    <RecordAct file={file} type="watch.proposeLift">
      <ActForm
        route={proposeWatchLiftRoute}
        input={{ entry: file.id }}
        payload={{ text: said.text, evidence: [...said.evidence] }}
        place={place}
        action={t('registers.act-propose-lift')}
      >
        <SaidFields said={said} onChange={setSaid} />
      </ActForm>
    </RecordAct>
  )
}
