import { CONSTITUENCIES, type Constituency, type PolicyQuestion } from '@corridor/contract'
import { useId, useState } from 'react'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import { Select } from '../../../ui/Select.tsx'
import { useAreas } from '../../areas/useAreas.ts'
import {
  type AssessmentDraft,
  addMember,
  changeMember,
  type Member,
  removeMember,
} from './assessmentDraft.ts'
import { TextField } from './TextField.tsx'

/** What every part of the page takes: the assessment and how to change it. */
export interface AssessmentProps {
  readonly draft: AssessmentDraft
  readonly write: (draft: AssessmentDraft) => void
  readonly questions: readonly PolicyQuestion[]
}

/** What is assessed, since when, and who takes part. */
export function AssessmentHead({ draft, write }: AssessmentProps) {
  const t = useMessages()
  return (
    <section aria-labelledby="policy-head">
      <h2 id="policy-head">{t('policy.head')}</h2>
      <div className="policy-fields">
        <TextField
          label={t('policy.field.title')}
          value={draft.title}
          onChange={(title) => write({ ...draft, title })}
        />
        <TextField
          label={t('policy.field.begun')}
          type="date"
          value={draft.begun}
          onChange={(begun) => write({ ...draft, begun })}
        />
        <PlaceFields draft={draft} write={write} />
      </div>
      <h3>{t('policy.team')}</h3>
      <p className="note">{t('policy.team-note')}</p>
      <ol className="policy-team">
        {draft.team.map((member, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: members are told apart by their place alone
          <li key={index}>
            <MemberFields
              number={index + 1}
              member={member}
              onChange={(change) => write(changeMember(draft, index, change))}
              onRemove={() => write(removeMember(draft, index))}
            />
          </li>
        ))}
      </ol>
      <p className="actions">
        {CONSTITUENCIES.map((group) => (
          <button key={group} type="button" onClick={() => write(addMember(draft, group))}>
            {t('policy.add-member', { group: t(`policy.group.${group}`) })}
          </button>
        ))}
      </p>
    </section>
  )
}

/** The State, or a corridor by its two ends. */
function PlaceFields({ draft, write }: Pick<AssessmentProps, 'draft' | 'write'>) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const [from = '', to = ''] = draft.corridor?.split('-') ?? []
  const [ends, setEnds] = useState({ from, to })
  const shown = draft.corridor === null ? ends : { from, to }
  const options = [
    { value: '', label: t('policy.none-chosen') },
    ...[...(areas?.areas.keys() ?? [])]
      .map((code) => ({ value: code, label: areas?.name(code) ?? code }))
      .toSorted((one, other) => format.compareNames(one.label, other.label)),
  ]
  const choose = (next: typeof ends) => {
    setEnds(next)
    const both = next.from !== '' && next.to !== '' && next.from !== next.to
    write({ ...draft, corridor: both ? `${next.from}-${next.to}` : null })
  }
  return (
    <>
      <Select
        label={t('policy.field.state')}
        options={options}
        value={draft.state ?? ''}
        onChange={(state) => write({ ...draft, state: state === '' ? null : state })}
      />
      <Select
        label={t('policy.field.origin')}
        options={options}
        value={shown.from}
        onChange={(origin) => choose({ ...shown, from: origin })}
      />
      <Select
        label={t('policy.field.destination')}
        options={options}
        value={shown.to}
        onChange={(destination) => choose({ ...shown, to: destination })}
        {...(shown.from !== '' && shown.from === shown.to
          ? { note: t('standards.compare.same') }
          : {})}
      />
    </>
  )
}

interface MemberFieldsProps {
  readonly number: number
  readonly member: Member
  readonly onChange: (change: Partial<Member>) => void
  readonly onRemove: () => void
}

function MemberFields({ number, member, onChange, onRemove }: MemberFieldsProps) {
  const t = useMessages()
  const { format } = useReader()
  const id = useId()
  return (
    <fieldset className="policy-member" id={`team-${number}`}>
      <legend>
        {t('policy.member', {
          number: format.number(number),
          group: t(`policy.group.${member.constituency}`),
        })}
      </legend>
      <Select<Constituency>
        label={t('policy.field.constituency')}
        options={CONSTITUENCIES.map((value) => ({ value, label: t(`policy.group.${value}`) }))}
        value={member.constituency}
        onChange={(constituency) => onChange({ constituency })}
      />
      <TextField
        label={t('policy.field.organisation')}
        value={member.organisation}
        onChange={(organisation) => onChange({ organisation })}
      />
      <TextField
        label={t('policy.field.representative')}
        value={member.representative}
        onChange={(representative) => onChange({ representative })}
      />
      <button type="button" className="quiet" aria-describedby={id} onClick={onRemove}>
        {t('policy.remove-member')}
      </button>
      <span id={id} className="off-screen">
        {t('policy.member', {
          number: format.number(number),
          group: t(`policy.group.${member.constituency}`),
        })}
      </span>
    </fieldset>
  )
}
