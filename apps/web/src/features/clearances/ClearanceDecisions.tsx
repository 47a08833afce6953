import {
  type ActionRoute,
  appealClearanceRoute,
  assessClearanceRoute,
  type ClearanceFile,
  cancelClearanceRoute,
  cancelHeldClearanceRoute,
  confirmRevocationRoute,
  declineRevocationRoute,
  dismissAppealRoute,
  issueClearanceRoute,
  MOVEMENT_ROUTES,
  proceedClearanceRoute,
  proposeRevocationRoute,
  settleFormRoute,
  transferClearanceRoute,
  upholdAppealRoute,
  withdrawRevocationRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { FindingList } from '../desk/FindingList.tsx'
import { LineField, localToday, ProseField } from '../desk/fields.tsx'
import { Moment } from '../identity/Moment.tsx'
import { RULES, verbOf } from './clearanceWords.ts'

/** What is typed for an act. */
type Fields = 'none' | 'reason' | 'optional-reason' | 'grounds' | 'agency' | 'movement' | 'outcome'

const OUTCOMES = ['in_order', 'worker_contacted', 'office_at_fault'] as const

interface Act {
  readonly type: string
  readonly route: ActionRoute
  readonly fields: Fields
  /** Says first what will happen. */
  readonly isFinal?: true
}

const ACTS: readonly Act[] = [
  { type: 'clearance.issue', route: issueClearanceRoute, fields: 'optional-reason' },
  { type: 'clearance.ready', route: assessClearanceRoute, fields: 'none' },
  { type: 'clearance.proceed', route: proceedClearanceRoute, fields: 'reason' },
  { type: 'clearance.transfer', route: transferClearanceRoute, fields: 'agency', isFinal: true },
  {
    type: 'clearance.cancelHeld',
    route: cancelHeldClearanceRoute,
    fields: 'reason',
    isFinal: true,
  },
  {
    type: 'clearance.confirmRevocation',
    route: confirmRevocationRoute,
    fields: 'none',
    isFinal: true,
  },
  { type: 'clearance.declineRevocation', route: declineRevocationRoute, fields: 'reason' },
  { type: 'clearance.withdrawRevocation', route: withdrawRevocationRoute, fields: 'reason' },
  { type: 'clearance.upholdAppeal', route: upholdAppealRoute, fields: 'reason' },
  { type: 'clearance.dismissAppeal', route: dismissAppealRoute, fields: 'reason', isFinal: true },
  { type: 'clearance.settleForm', route: settleFormRoute, fields: 'outcome' },
  { type: 'clearance.appeal', route: appealClearanceRoute, fields: 'grounds' },
  { type: 'clearance.proposeRevocation', route: proposeRevocationRoute, fields: 'reason' },
  { type: 'clearance.processed', route: MOVEMENT_ROUTES.processed, fields: 'movement' },
  { type: 'clearance.cleared', route: MOVEMENT_ROUTES.cleared, fields: 'movement' },
  {
    type: 'clearance.departed',
    route: MOVEMENT_ROUTES.departed,
    fields: 'movement',
    isFinal: true,
  },
  { type: 'clearance.arrived', route: MOVEMENT_ROUTES.arrived, fields: 'movement' },
  { type: 'clearance.returned', route: MOVEMENT_ROUTES.returned, fields: 'movement' },
  { type: 'clearance.cancel', route: cancelClearanceRoute, fields: 'reason', isFinal: true },
]

interface Props {
  readonly file: ClearanceFile
  readonly place: ActPlace
}

/** What can be decided now, and why not otherwise. */
export function ClearanceDecisions({ file, place }: Props) {
  const t = useMessages()
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{t('clearances.decide')}</h2>
      {file.proposal !== null && (
        <div className="organisation-waiting">
          <p className="problem-title">{t('clearances.waits-revocation')}</p>
          {file.proposal.reason !== null && (
            <p>
              <bdi>{file.proposal.reason}</bdi>
            </p>
          )}
          <p className="note">
            <bdi>{file.proposal.by.map(({ id, name }) => name ?? id).join(', ')}</bdi>,{' '}
            <Moment iso={file.proposal.proposedAt} />
          </p>
        </div>
      )}
      {ACTS.map((act) => (
        <OneAct key={act.type} act={act} file={file} place={place} />
      ))}
    </section>
  )
}

function OneAct({ act, file, place }: Props & { readonly act: Act }) {
  const t = useMessages()
  const possible = file.acts.find(({ type }) => type === act.type)
  if (possible === undefined || possible.reason === 'not_permitted') return null
  const title = t(`clearances.act-${verbOf(act.type)}`)
  // Checking again is possible whatever the checks say; their answer is shown above.
  const isAssessment = act.type === 'clearance.ready' && possible.reason === 'guard'
  if (!possible.possible && !isAssessment) {
    if (possible.reason === 'not_now' || !isToBeExplained(act, file)) return null
    return (
      <div className="act-closed">
        <p>
          {title}: {t(`desk.why-${possible.reason?.replaceAll('_', '-') ?? 'not-now'}`)}
        </p>
        <FindingList findings={possible.findings} words={RULES} />
      </div>
    )
  }
  return (
    <details className="act">
      <summary>{title}</summary>
      <Form act={act} file={file} place={place} title={title} />
    </details>
  )
}

/** Of what stands open only; a hold that is not there needs no explanation. */
function isToBeExplained({ type }: Act, file: ClearanceFile): boolean {
  switch (type) {
    case 'clearance.issue':
      return true
    case 'clearance.confirmRevocation':
      return file.proposal !== null
    case 'clearance.upholdAppeal':
    case 'clearance.dismissAppeal':
      return file.appeal !== null && file.appeal.outcome === null
    default:
      return false
  }
}

function Form({ act, file, place, title }: Props & { readonly act: Act; readonly title: string }) {
  const t = useMessages()
  const [text, setText] = useState('')
  const [agency, setAgency] = useState('')
  const [at, setAt] = useState(() => `${localToday()}T${new Date().toTimeString().slice(0, 5)}`)
  const [where, setWhere] = useState('')
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('in_order')
  const verb = verbOf(act.type)
  const route = act.route as typeof proceedClearanceRoute
  return (
    <ActForm
      route={route}
      input={{ clearance: file.id }}
      payload={payloadOf(act.fields, { text, agency, at, where, outcome }) as { reason: string }}
      place={place}
      action={title}
      {...(act.isFinal === true ? { consequence: t(`clearances.consequence-${verb}`) } : {})}
    >
      {act.fields === 'agency' && (
        <LineField
          label={t('clearances.agency-id')}
          value={agency}
          onChange={setAgency}
          isCode
          mostCharacters={128}
        />
      )}
      {act.fields === 'movement' && (
        <>
          <MomentField label={t('clearances.occurred')} value={at} onChange={setAt} />
          <LineField
            label={t('clearances.place')}
            value={where}
            onChange={setWhere}
            isOptional
            mostCharacters={100}
          />
        </>
      )}
      {act.fields === 'outcome' && (
        <Select
          label={t('clearances.outcome')}
          value={outcome}
          options={OUTCOMES.map((value) => ({
            value,
            label: t(`clearances.outcome-${value.replaceAll('_', '-')}`),
          }))}
          onChange={setOutcome}
        />
      )}
      {!['none', 'movement'].includes(act.fields) && (
        <ProseField
          label={t(act.fields === 'grounds' ? 'clearances.grounds' : 'clearances.reason')}
          value={text}
          onChange={setText}
          isOptional={act.fields === 'optional-reason'}
          mostCharacters={2000}
          {...(act.fields === 'optional-reason' ? { note: t('clearances.issue-note') } : {})}
        />
      )}
    </ActForm>
  )
}

function payloadOf(
  fields: Fields,
  {
    text,
    agency,
    at,
    where,
    outcome,
  }: {
    readonly text: string
    readonly agency: string
    readonly at: string
    readonly where: string
    readonly outcome: (typeof OUTCOMES)[number]
  },
): object {
  switch (fields) {
    case 'none':
      return {}
    case 'reason':
      return { reason: text }
    case 'optional-reason':
      return { reason: text.trim() === '' ? null : text }
    case 'grounds':
      return { grounds: text }
    case 'agency':
      return { agency: agency.trim(), reason: text }
    case 'outcome':
      return { outcome, note: text }
    case 'movement':
      return {
        occurredAt: Number.isNaN(Date.parse(at)) ? '' : new Date(at).toISOString(),
        place: where.trim() === '' ? null : where.trim(),
      }
  }
}

/** A moment of the reader's own clock. */
function MomentField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        type="datetime-local"
        required
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}
