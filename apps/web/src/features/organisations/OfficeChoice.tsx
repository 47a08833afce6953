import { organisationChoicesRoute } from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'

/** An open office of an authority, or none: the one that keeps a file. */
export function OfficeChoice({
  value,
  onChange,
  label,
}: {
  /** As `organisation.office`; empty for none. */
  readonly value: string
  /** With the jurisdiction of the office. */
  readonly onChange: (office: string, jurisdiction: string | null) => void
  /** In place of the words for an office that keeps a file. */
  readonly label?: string
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
      label={label ?? t('organisations.office')}
      {...(label === undefined ? { note: t('organisations.office-note') } : {})}
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
