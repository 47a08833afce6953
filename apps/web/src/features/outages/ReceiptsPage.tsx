import {
  type LostReceiptLine,
  lostReceiptsRoute,
  presentReceiptRoute,
  settleReceiptRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { ProseField } from '../desk/fields.tsx'
import { Moment } from '../identity/Moment.tsx'
import { PageLinks } from '../registers/PageLinks.tsx'
import { OwnOffice } from './OwnOffice.tsx'
import './outages.css'

const FIELDS = { after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/) }

const RULES = {
  'receipt.genuine': 'outage.rule-receipt-genuine',
  'receipt.without_action': 'outage.rule-receipt-without-action',
}

const OUTCOMES = ['repeated', 'not_needed', 'cannot_be_repeated'] as const

/** Receipts that clients hold of actions which a restore did not bring back. */
export function ReceiptsPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('outage.receipts')} section="outage">
      {({ permissions }) => (
        <>
          <p className="lead">{t('outage.receipts-lead')}</p>
          <Receipts mayPresent={permissions.includes('present.receipt')} />
        </>
      )}
    </DeskPage>
  )
}

function Receipts({ mayPresent }: { readonly mayPresent: boolean }) {
  const t = useMessages()
  const [{ after }, change] = useViewState(FIELDS)
  const answer = useRoute(lostReceiptsRoute, after === undefined ? {} : { after })
  const { data, error } = answer
  const place: Omit<ActPlace, 'version'> = {
    rules: RULES,
    actWords: () => t('outage.receipt-there'),
    nameOf: (actor) => actor,
    onDone: () => answer.refetch(),
    onChanged: () => answer.refetch(),
  }
  return (
    <>
      {mayPresent && <Present place={place} />}
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('outage.receipts')} />
      ) : data.receipts.length === 0 ? (
        <p>{t('outage.receipts-none')}</p>
      ) : (
        <ul className="outage-receipts">
          {data.receipts.map((line) => (
            <Line key={line.id} line={line} place={place} />
          ))}
        </ul>
      )}
      <PageLinks after={after} next={data?.next ?? null} onChange={(to) => change({ after: to })} />
    </>
  )
}

type Receipt = (typeof presentReceiptRoute)['bodyExample'] extends
  | { readonly payload: { readonly receipt: infer Held } }
  | undefined
  ? Held
  : never

/** What a scanner typed, or what stands in a file of the client. */
function receiptIn(text: string): Receipt | null {
  try {
    const parsed = JSON.parse(text) as { readonly receipt?: unknown }
    // A client keeps the whole acknowledgement.
    return (parsed.receipt ?? parsed) as Receipt
  } catch {
    return null
  }
}

function Present({ place }: { readonly place: Omit<ActPlace, 'version'> }) {
  const t = useMessages()
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  const [office, setOffice] = useState('')
  const [jurisdiction, setJurisdiction] = useState('')
  const receipt = receiptIn(text)
  return (
    <details>
      <summary>{t('outage.receipt-enter')}</summary>
      <ActForm
        route={presentReceiptRoute}
        input={{}}
        payload={{
          ...{ receipt: receipt as Receipt, office, jurisdiction },
          note: note.trim() === '' ? null : note,
        }}
        place={{ ...place, version: 0 }}
        action={t('outage.receipt-enter')}
        onDone={async () => {
          setText('')
          setNote('')
          await place.onDone()
        }}
      >
        <div className="outage-receipt">
          <ProseField
            label={t('outage.receipt-text')}
            note={t(
              text.trim() !== '' && receipt === null
                ? 'outage.receipt-unreadable'
                : 'outage.receipt-note',
            )}
            value={text}
            onChange={setText}
            mostCharacters={4000}
          />
        </div>
        <ProseField
          label={t('outage.receipt-said')}
          value={note}
          onChange={setNote}
          isOptional
          mostCharacters={2000}
        />
        <OwnOffice
          value={office}
          onChange={(id, of) => {
            setOffice(id)
            setJurisdiction(of)
          }}
        />
      </ActForm>
    </details>
  )
}

function Line({
  line,
  place,
}: {
  readonly line: LostReceiptLine
  readonly place: Omit<ActPlace, 'version'>
}) {
  const t = useMessages()
  const { about, aboutVersion, recordedAt, inItsPlace, note, outcome, words } = line
  return (
    <li>
      <p>
        <strong>
          <bdi>
            {about} ({aboutVersion})
          </bdi>
        </strong>
        , <Moment iso={recordedAt} />, <bdi>{line.office}</bdi>
      </p>
      {note !== null && (
        <p>
          <bdi>{note}</bdi>
        </p>
      )}
      <p>
        {inItsPlace === null ? (
          t('outage.receipt-lost')
        ) : (
          <>
            {t('outage.receipt-replaced')} <Moment iso={inItsPlace.recordedAt} />{' '}
            <code dir="ltr">{inItsPlace.type}</code>
          </>
        )}
      </p>
      {line.status === 'settled' && (
        <p>
          {outcome !== null && t(`outage.outcome-${outcome.replaceAll('_', '-')}`)}{' '}
          <bdi>{words}</bdi>
        </p>
      )}
      {line.maySettle && <Settle line={line} place={place} />}
    </li>
  )
}

function Settle({
  line,
  place,
}: {
  readonly line: LostReceiptLine
  readonly place: Omit<ActPlace, 'version'>
}) {
  const t = useMessages()
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('repeated')
  const [words, setWords] = useState('')
  return (
    <details className="act">
      <summary>{t('outage.receipt-settle')}</summary>
      <ActForm
        route={settleReceiptRoute}
        input={{ receipt: line.id }}
        payload={{ outcome, words }}
        place={{ ...place, version: line.version }}
        action={t('outage.receipt-settle')}
      >
        <Select
          label={t('outage.receipt-outcome')}
          value={outcome}
          options={OUTCOMES.map((value) => ({
            value,
            label: t(`outage.outcome-${value.replaceAll('_', '-')}`),
          }))}
          onChange={setOutcome}
        />
        <ProseField
          label={t('outage.reason')}
          value={words}
          onChange={setWords}
          mostCharacters={2000}
        />
      </ActForm>
    </details>
  )
}
