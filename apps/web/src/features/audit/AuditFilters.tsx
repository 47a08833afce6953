import { useId, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { AUDIT_VIEW, type AuditFilter, type Log, NO_FILTER } from './auditView.ts'
import { codesOf, wordsOfCode } from './auditWords.ts'

/** The draft of a filter: text as it is typed. */
type Draft = { readonly [Name in keyof AuditFilter]-?: string }

const draftOf = (filter: AuditFilter): Draft => ({
  actor: filter.actor ?? '',
  record: filter.record ?? '',
  what: filter.what ?? '',
  outcome: filter.outcome ?? '',
  from: filter.from ?? '',
  to: filter.to ?? '',
})

/** What fits no filter is left out, as in an address. */
function filterOf(draft: Draft): AuditFilter {
  const read = <Name extends keyof Draft>(name: Name) =>
    AUDIT_VIEW[name].read(draft[name].trim() === '' ? undefined : draft[name].trim())
  return {
    actor: read('actor') as string | undefined,
    record: read('record') as string | undefined,
    what: read('what') as string | undefined,
    outcome: read('outcome') as AuditFilter['outcome'],
    from: read('from') as string | undefined,
    to: read('to') as string | undefined,
  }
}

/** Narrows a log by who, which record, what and when. */
export function AuditFilters({
  log,
  filter,
  onFilter,
}: {
  readonly log: Log
  readonly filter: AuditFilter
  readonly onFilter: (filter: AuditFilter) => void
}) {
  const t = useMessages()
  const [draft, setDraft] = useState(() => draftOf(filter))
  const set = (part: Partial<Draft>) => setDraft((last) => ({ ...last, ...part }))
  const isNarrowed = Object.values(draftOf(filter)).some((text) => text !== '')
  return (
    <form
      className="audit-filters"
      onSubmit={(event) => {
        event.preventDefault()
        onFilter(filterOf(draft))
      }}
    >
      <TextFilter
        label={t('audit.filter-actor')}
        value={draft.actor}
        onChange={(actor) => set({ actor })}
      />
      <TextFilter
        label={t('audit.filter-record')}
        value={draft.record}
        onChange={(record) => set({ record })}
      />
      <WhatFilter log={log} value={draft.what} onChange={(what) => set({ what })} />
      {log === 'reads' && (
        <Select
          label={t('audit.filter-outcome')}
          value={draft.outcome}
          options={['', 'shown', 'refused'].map((value) => ({
            value,
            label: t(value === '' ? 'audit.any' : `audit.outcome-${value}`),
          }))}
          onChange={(outcome) => set({ outcome })}
        />
      )}
      <DayFilter
        label={t('audit.filter-from')}
        value={draft.from}
        onChange={(from) => set({ from })}
      />
      <DayFilter label={t('audit.filter-to')} value={draft.to} onChange={(to) => set({ to })} />
      <p className="actions">
        <button type="submit">{t('audit.filter')}</button>
        {isNarrowed && (
          <button type="button" className="quiet" onClick={() => onFilter(NO_FILTER)}>
            {t('audit.filter-none')}
          </button>
        )}
      </p>
    </form>
  )
}

function WhatFilter({
  log,
  value,
  onChange,
}: {
  readonly log: Log
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const t = useMessages()
  const known = codesOf(log)
  // An address may name what has no words here.
  const codes = value === '' || known.includes(value) ? known : [value, ...known]
  const wordsOf = (code: string): string => {
    const words = wordsOfCode(log, code)
    return words === null ? code : t(words)
  }
  return (
    <Select
      label={t('audit.filter-what')}
      value={value}
      options={[
        { value: '', label: t('audit.any') },
        ...codes.map((code) => ({ value: code, label: wordsOf(code) })),
      ]}
      onChange={onChange}
    />
  )
}

interface FilterProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function TextFilter({ label, value, onChange }: FilterProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type="text"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

function DayFilter({ label, value, onChange }: FilterProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}
