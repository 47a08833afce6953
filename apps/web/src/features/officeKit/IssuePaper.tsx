import { type FormJudgement, judgeForm } from '@corridor/recruitment/clearance/kit'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { FindingList } from '../desk/FindingList.tsx'
import { DayField, LineField } from '../desk/fields.tsx'
import { type IssuedForm, issueForm, referenceOf, type TypedForm } from './issueForm.ts'
import type { OpenKit } from './kitCrypto.ts'
import { PaperSheet } from './PaperSheet.tsx'
import type { OfficeKitState } from './useOfficeKit.ts'

/** Words for what the kit looks at, by rule. */
const RULES = Object.fromEntries(
  [
    'in_days',
    'under_cap',
    'licence_in_force',
    'licence_destination',
    'no_ban',
    'job_order',
    'job_order_agency',
    'vacancy',
  ].map((rule) => [`kit.${rule}`, `outage.rule-${rule.replaceAll('_', '-')}`]),
)

const EMPTY: TypedForm = {
  ...{ name: '', documentNumber: '', birthDate: '', licence: '', jobOrder: '' },
  ...{ destination: '', sector: '', contract: '', days: 30 },
}

/** One form: what is typed, what is found, and the sheet that is handed out. */
export function IssuePaper({
  carried,
  open,
}: {
  readonly carried: OfficeKitState
  readonly open: OpenKit
}) {
  const t = useMessages()
  const [typed, setTyped] = useState(EMPTY)
  const [judged, setJudged] = useState<FormJudgement | null>(null)
  const [isSeen, setSeen] = useState(false)
  const [issued, setIssued] = useState<{ form: IssuedForm; name: string } | null>(null)
  const [isOver, setOver] = useState(false)
  const [isIssuing, setIssuing] = useState(false)
  const { key, snapshot } = carried.means
  if (key === null || snapshot === null) return null
  const change = (more: Partial<TypedForm>) => {
    setTyped({ ...typed, ...more })
    setJudged(null)
    setSeen(false)
  }
  const look = (): FormJudgement => {
    const now = new Date()
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: snapshot.timeZone }).format(now)
    return judgeForm(
      {
        licence: typed.licence,
        jobOrder: referenceOf(typed.jobOrder),
        destination: typed.destination.trim().toUpperCase(),
        sector: typed.sector.trim() === '' ? null : typed.sector.trim(),
      },
      {
        ...{ key, snapshot, issued: carried.issued, now: now.toISOString(), today },
        onJobOrder: (number) => carried.used.get(number) ?? 0,
      },
    )
  }
  const issue = async () => {
    const found = look()
    setJudged(found)
    if (isIssuing || found.outcome === 'refused' || (found.outcome === 'asks' && !isSeen)) return
    setIssuing(true)
    try {
      const asked = { ...typed, destination: typed.destination.trim().toUpperCase() }
      const form = await issueForm(open, key, snapshot, asked, new Date())
      setOver(form === null)
      if (form !== null) {
        setIssued({ form, name: typed.name })
        setTyped(EMPTY)
        setJudged(null)
        setSeen(false)
      }
      await carried.reload()
    } finally {
      setIssuing(false)
    }
  }
  if (issued !== null) {
    return (
      <PaperSheet
        {...issued}
        office={key.office ?? ''}
        delegation={carried.kit?.carried?.delegation ?? null}
        onNext={() => setIssued(null)}
      />
    )
  }
  const line = (
    name: 'documentNumber' | 'licence' | 'jobOrder' | 'destination' | 'sector' | 'contract',
    more: { readonly isOptional?: true; readonly pattern?: string; readonly note?: string } = {},
  ) => (
    <LineField
      label={t(`outage.form-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`)}
      value={typed[name]}
      onChange={(value) => change({ [name]: value })}
      isCode
      mostCharacters={40}
      {...more}
    />
  )
  return (
    <form
      method="post"
      className="act-form office-kit-screen"
      aria-labelledby="issue-paper"
      onSubmit={(event) => {
        event.preventDefault()
        void issue()
      }}
    >
      <h2 id="issue-paper">{t('outage.issue')}</h2>
      {isOver && (
        <p className="problem" role="alert">
          {t('outage.rule-under-cap')}
        </p>
      )}
      <LineField
        label={t('outage.form-name')}
        note={t('outage.form-name-note')}
        value={typed.name}
        onChange={(name) => change({ name })}
        mostCharacters={80}
      />
      {line('documentNumber')}
      <DayField
        label={t('outage.form-birth-date')}
        value={typed.birthDate}
        onChange={(birthDate) => change({ birthDate })}
      />
      {line('licence')}
      {line('jobOrder', { isOptional: true, note: t('outage.form-job-order-note') })}
      {line('destination', { pattern: '[A-Za-z]{3}', note: t('outage.form-destination-note') })}
      {line('sector', { isOptional: true, note: t('outage.form-sector-note') })}
      {line('contract')}
      <LineField
        label={t('outage.form-days')}
        value={`${typed.days}`}
        onChange={(days) => change({ days: Math.min(Number(days.replaceAll(/\D/g, '')), 90) })}
        isCode
        pattern="[1-9][0-9]?"
      />
      {judged !== null && <Judged judged={judged} isSeen={isSeen} onSeen={setSeen} />}
      <p className="actions">
        <button type="submit" aria-disabled={isIssuing} className="act-button">
          {t('outage.issue-one')}
        </button>
      </p>
    </form>
  )
}

/** What stands against the form; takes the focus, so that it is read before anything is signed. */
function Judged({
  judged,
  isSeen,
  onSeen,
}: {
  readonly judged: FormJudgement
  readonly isSeen: boolean
  readonly onSeen: (isSeen: boolean) => void
}) {
  const t = useMessages()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  if (judged.outcome === 'good') return null
  return (
    <div ref={place} tabIndex={-1} className="problem">
      <p className="problem-title">{t(`outage.outcome-${judged.outcome}`)}</p>
      <FindingList findings={judged.findings.filter(({ met }) => met !== 'yes')} words={RULES} />
      {judged.outcome === 'asks' && (
        <label>
          <input
            type="checkbox"
            checked={isSeen}
            onChange={({ target }) => onSeen(target.checked)}
          />{' '}
          {t('outage.papers-seen')}
        </label>
      )}
    </div>
  )
}
