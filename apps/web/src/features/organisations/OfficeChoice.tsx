import { organisationChoicesRoute } from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'

/** An open office of an authority, or none: the one that keeps a file. */
export function OfficeChoice({
  value,
  onChange,
}: {
  /** As `organisation.office`; empty for none. */
  readonly value: string
  /** With the jurisdiction of the office. */
  readonly onChange: (office: string, jurisdiction: string | null) => void
}) {
  const t = useMessages()
  const { data } = useRoute(organisationChoicesRoute, { kind: 'authority' })
  const offices = (data?.organisations ?? []).flatMap((organisation) =>
    organisation.offices.map((office) => ({
      value: office.id,
      label: `${office.name} (${organisation.name})`,
      jurisdiction: office.jurisdiction,
    })),
  )
  const isListed = value === '' || offices.some((office) => office.value === value)
  return (
    <Select
      label={t('organisations.office')}
      note={t('organisations.office-note')}
      value={value}
      options={[
        { value: '', label: t('organisations.office-none') },
        ...(isListed ? [] : [{ value, label: value }]),
        ...offices,
      ]}
      onChange={(id) =>
        onChange(id, offices.find((office) => office.value === id)?.jurisdiction ?? null)
      }
    />
  )
}
