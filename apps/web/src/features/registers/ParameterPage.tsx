import {
  certifyParameterRoute,
  commentParameterRoute,
  confirmParameterRoute,
  declineParameterRoute,
  type ParameterFileShown,
  type ParameterVersionShown,
  parameterRoute,
  proposeParameterEndRoute,
  withdrawParameterRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { DayField, LineField, localToday, ProseField } from '../desk/fields.tsx'
import { Moment } from '../identity/Moment.tsx'
import { AffectedContracts } from './AffectedContracts.tsx'
import { BasisList, ParameterValue, Validity, VerifiedMark } from './ParameterParts.tsx'
import { ProposeParameter } from './ProposeParameter.tsx'
import {
  OneOfTwo,
  Particulars,
  ReasonedAct,
  RecordAct,
  RecordColumns,
  useRegisterPlace,
} from './RecordParts.tsx'
import { useParameterWords } from './useParameterWords.ts'

/** One parameter for one key: what holds when, what is proposed, what was. */
export function ParameterPage() {
  const t = useMessages()
  const { nameOf, keyOf } = useParameterWords()
  const { parameter } = useParams({ strict: false }) as { readonly parameter: string }
  const answer = useRoute(parameterRoute, { parameter }, { keepLast: false })
  const { data, error } = answer
  const title =
    data === undefined ? t('registers.parameter') : `${nameOf(data.name)}: ${keyOf(data.key)}`
  return (
    <DeskPage title={title} section="parameters">
      {(me) =>
        data !== undefined ? (
          <>
            <File file={data} onStale={() => answer.refetch()} />
            <AffectedContracts me={me} parameter={data.id} />
          </>
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('registers.parameter')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

interface FileProps {
  readonly file: ParameterFileShown
  readonly place: ActPlace
}

function File({
  file,
  onStale,
}: {
  readonly file: ParameterFileShown
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const place = useRegisterPlace(file, onStale)
  return (
    <>
      <Particulars
        lines={[
          { label: t('registers.status'), text: t(`registers.parameter-${file.status}`) },
          { label: t('registers.decides'), text: file.jurisdiction },
        ]}
      />
      <Values file={file} />
      <RecordColumns file={file}>
        {file.proposal !== null && <Waiting file={file} place={place} />}
        {file.proposal === null && (
          <RecordAct file={file} type="parameter.propose">
            <ProposeParameter file={file} place={place} />
          </RecordAct>
        )}
        {file.proposal === null && <ProposeEnd file={file} place={place} />}
        {file.versions
          .filter((version) => version.act === 'set' && version.verification === null)
          .map((version) => (
            <Certify key={version.version} file={file} place={place} version={version} />
          ))}
      </RecordColumns>
    </>
  )
}

/** What holds on which days, by the version put into force last. */
function Values({ file }: { readonly file: ParameterFileShown }) {
  const t = useMessages()
  return (
    <section aria-labelledby="values">
      <h2 id="values">{t('registers.values')}</h2>
      {file.inForce.length === 0 && <p>{t('registers.nothing-in-force')}</p>}
      {file.inForce.map(({ version, from, until }) => {
        const found = file.versions.find((one) => one.version === version)
        if (found?.act !== 'set') return null
        return (
          <article key={from} className="register-version">
            <p>
              <strong>
                <ParameterValue value={found.value} />
              </strong>{' '}
              <VerifiedMark by={found.verification?.reviewer ?? null} />
            </p>
            <p>
              <Validity from={from} until={until} />
            </p>
            <BasisList bases={found.legalBasis} />
            <Known version={found} />
          </article>
        )
      })}
    </section>
  )
}

/** Where a value was read, what it corrected, and who compared it. */
function Known({ version }: { readonly version: ParameterVersionShown & { readonly act: 'set' } }) {
  const t = useMessages()
  const { source, correction, verification, confirmedBy, confirmedAt } = version
  return (
    <p className="note">
      {t('registers.source')}: <bdi>{source}</bdi>.{' '}
      {correction !== null && (
        <>
          {t('registers.correction')}: <bdi>{correction}</bdi>.{' '}
        </>
      )}
      {t('registers.confirmed-by')} <bdi>{confirmedBy.name ?? '–'}</bdi>,{' '}
      <Moment iso={confirmedAt} />.{' '}
      {verification !== null && (
        <>
          {t('rules.verified')}: <bdi>{verification.reviewer}</bdi>,{' '}
          <bdi>{verification.textSeen}</bdi>.
        </>
      )}
    </p>
  )
}

function Waiting({ file, place }: FileProps) {
  const t = useMessages()
  const proposal = file.proposal!
  const input = { parameter: file.id }
  return (
    <>
      <OneOfTwo words={t(`registers.waits-${proposal.act}`)} proposal={proposal}>
        {proposal.act === 'set' ? (
          <>
            <p>
              <ParameterValue value={proposal.value} />{' '}
              <Validity from={proposal.validFrom} until={proposal.validUntil} />
            </p>
            <BasisList bases={proposal.legalBasis} />
          </>
        ) : (
          <p>
            <Validity from={proposal.validFrom} until={null} />: <bdi>{proposal.reason}</bdi>
          </p>
        )}
        {proposal.comments.map(({ by, at, text }) => (
          <blockquote key={`${by.id} ${at}`}>
            <p>
              <bdi>{text}</bdi>
            </p>
            <p className="note">
              <bdi>{by.name ?? by.id}</bdi>, <Moment iso={at} />
            </p>
          </blockquote>
        ))}
      </OneOfTwo>
      <RecordAct file={file} type="parameter.confirm">
        <ActForm
          route={confirmParameterRoute}
          input={input}
          payload={{}}
          place={place}
          action={t('registers.act-confirm')}
          consequence={t('registers.consequence-parameter')}
        />
      </RecordAct>
      <Comment file={file} place={place} />
      <ReasonedAct file={file} route={declineParameterRoute} input={input} place={place} />
      <ReasonedAct file={file} route={withdrawParameterRoute} input={input} place={place} />
    </>
  )
}

function Comment({ file, place }: FileProps) {
  const t = useMessages()
  const [text, setText] = useState('')
  return (
    <RecordAct file={file} type="parameter.comment">
      <ActForm
        route={commentParameterRoute}
        input={{ parameter: file.id }}
        payload={{ text }}
        place={place}
        action={t('registers.act-comment')}
      >
        <ProseField label={t('registers.text')} value={text} onChange={setText} />
      </ActForm>
    </RecordAct>
  )
}

function ProposeEnd({ file, place }: FileProps) {
  const t = useMessages()
  const [validFrom, setValidFrom] = useState('')
  const [reason, setReason] = useState('')
  return (
    <RecordAct file={file} type="parameter.proposeEnd">
      <ActForm
        route={proposeParameterEndRoute}
        input={{ parameter: file.id }}
        payload={{ validFrom, reason, correction: null }}
        place={place}
        action={t('registers.act-propose-end')}
      >
        <DayField label={t('registers.none-from')} value={validFrom} onChange={setValidFrom} />
        <ProseField label={t('registers.reason')} value={reason} onChange={setReason} />
      </ActForm>
    </RecordAct>
  )
}

function Certify({
  file,
  place,
  version,
}: FileProps & { readonly version: ParameterVersionShown }) {
  const t = useMessages()
  const [reviewer, setReviewer] = useState('')
  const [textSeen, setTextSeen] = useState('')
  const [readOn, setReadOn] = useState(localToday())
  if (version.act !== 'set') return null
  const textDigests = version.legalBasis.map(() => null)
  return (
    <RecordAct file={file} type="parameter.certify">
      <p>
        <ParameterValue value={version.value} />
      </p>
      <ActForm
        route={certifyParameterRoute}
        input={{ parameter: file.id }}
        payload={{ version: version.version, reviewer, textSeen, readOn, textDigests }}
        place={place}
        action={t('registers.act-certify')}
        consequence={t('registers.consequence-certify')}
      >
        <LineField
          label={t('registers.reviewer')}
          note={t('registers.reviewer-note')}
          value={reviewer}
          onChange={setReviewer}
          mostCharacters={200}
        />
        <ProseField label={t('registers.text-seen')} value={textSeen} onChange={setTextSeen} />
        <DayField label={t('registers.read-on')} value={readOn} onChange={setReadOn} />
      </ActForm>
    </RecordAct>
  )
}
