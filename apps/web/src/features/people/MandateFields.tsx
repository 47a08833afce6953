import { ROLES, type Role } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { DateField } from './DateField.tsx'
import type { MandateDraft } from './mandateDraft.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { roleNeeds } from './roleNeeds.ts'

/** Which role, for which organisation, office and jurisdiction, from when to when. */
export function MandateFields({
  draft,
  onChange,
}: {
  readonly draft: MandateDraft
  readonly onChange: (draft: MandateDraft) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const needs = roleNeeds(draft.role)
  const change = (part: Partial<MandateDraft>) => onChange({ ...draft, ...part })
  // A worker belongs to no organisation; her account is made when she asks for it.
  const roles = ROLES.filter((role) => role !== 'worker')
    .map((value) => ({ value, label: t(`identity.role-${value}`) }))
    .sort((one, two) => format.compareNames(one.label, two.label))
  return (
    <>
      <Select<Role | ''>
        label={t('people.role')}
        note={draft.role === '' ? t('people.role-note') : t(`people.does-${draft.role}`)}
        value={draft.role}
        options={[{ value: '', label: t('people.choose') }, ...roles]}
        onChange={(role) =>
          change(roleNeeds(role).jurisdiction ? { role } : { role, jurisdiction: '' })
        }
      />
      <PlaceFields
        place={draft}
        anywhere={t('people.choose')}
        noOffice={t('people.office-none')}
        withJurisdiction={needs.jurisdiction}
        onChange={change}
      />
      <div role="status">
        {needs.office && draft.organisation !== '' && draft.office === '' && (
          <p className="people-missing">{t('people.needs-office')}</p>
        )}
        {needs.jurisdiction && draft.jurisdiction === '' && (
          <p className="people-missing">{t('people.needs-jurisdiction')}</p>
        )}
      </div>
      <div className="people-dates">
        <DateField
          label={t('people.first-day')}
          value={draft.from}
          onChange={(from) => change({ from })}
        />
        <DateField
          label={t('people.last-day')}
          note={t('people.last-day-note')}
          isOptional
          value={draft.until}
          least={draft.from}
          onChange={(until) => change({ until })}
        />
      </div>
    </>
  )
}
