import {
  BRANCHES,
  type Instrument,
  statementWords,
  type TotalizationCase,
} from '@corridor/totalization'
import { useId } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Option, Select } from '../../ui/Select.tsx'
import { TextField } from '../standards/policyCheck/TextField.tsx'

interface CaseFieldsProps {
  readonly draft: TotalizationCase
  readonly write: (draft: TotalizationCase) => void
  readonly stateOptions: readonly Option<string>[]
}

const AMOUNTS = ['month', 'week', 'year'] as const

/** The person and what is claimed. */
export function CaseFields({ draft, write, stateOptions }: CaseFieldsProps) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const words = statementWords(lang)
  const { person } = draft
  const withNone = [{ value: '', label: t('social-security.not-said') }, ...stateOptions]
  const ofPerson = (change: Partial<TotalizationCase['person']>) =>
    write({ ...draft, person: { ...person, ...change } })
  const orNull = (text: string): string | null => (text === '' ? null : text)
  return (
    <div className="policy-fields">
      <TextField
        label={t('social-security.case-title')}
        value={draft.title ?? ''}
        note={t('social-security.case-title-note')}
        onChange={(title) => write({ ...draft, title })}
      />
      <Select
        label={words.branch}
        value={draft.branch}
        options={BRANCHES.map((value) => ({ value, label: words.branches[value] }))}
        onChange={(branch) => write({ ...draft, branch })}
      />
      <TextField
        label={words.contingency}
        type="date"
        value={draft.contingency}
        note={t('social-security.contingency-note')}
        onChange={(contingency) => write({ ...draft, contingency })}
      />
      <TextField
        label={t('social-security.claim')}
        type="date"
        value={draft.claim}
        onChange={(claim) => write({ ...draft, claim })}
      />
      <TextField
        label={words.birthDate}
        type="date"
        value={person.birthDate ?? ''}
        onChange={(day) => ofPerson({ birthDate: orNull(day) })}
      />
      <Select
        label={t('social-security.nationality')}
        value={person.nationality ?? ''}
        options={withNone}
        onChange={(state) => ofPerson({ nationality: orNull(state) })}
      />
      <Select
        label={t('social-security.residence')}
        value={person.residence ?? ''}
        options={withNone}
        onChange={(state) => ofPerson({ residence: orNull(state) })}
      />
      <Select
        label={t('social-security.amounts-per')}
        value={draft.amountsPer ?? 'month'}
        options={AMOUNTS.map((value) => ({ value, label: t(`social-security.per-${value}`) }))}
        onChange={(amountsPer) => write({ ...draft, amountsPer })}
      />
    </div>
  )
}

interface InstrumentFieldProps extends Pick<CaseFieldsProps, 'draft' | 'write'> {
  readonly instruments: readonly Instrument[]
}

/** Which agreement decides: the one in force between the States on the day, or one that is named. */
export function InstrumentField({ draft, write, instruments }: InstrumentFieldProps) {
  const t = useMessages()
  const id = useId()
  return (
    <div className="instrument-field">
      <Select
        label={t('social-security.instrument')}
        value={draft.instrument ?? ''}
        options={[
          { value: '', label: t('social-security.instrument-chosen') },
          { value: 'none', label: t('social-security.instrument-none') },
          ...instruments.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(instrument) =>
          write({ ...draft, instrument: instrument === '' ? null : instrument })
        }
      />
      <p className="assume">
        <input
          id={id}
          type="checkbox"
          checked={draft.assumeParties === true}
          onChange={({ target }) => write({ ...draft, assumeParties: target.checked })}
        />{' '}
        <label htmlFor={id}>{t('social-security.assume-parties')}</label>
      </p>
    </div>
  )
}
