import { ownOfficesRoute } from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'

/** An office of the one who asks. */
export function OwnOffice({
  value,
  onChange,
}: {
  /** As `organisation.office`; empty for none. */
  readonly value: string
  readonly onChange: (office: string, jurisdiction: string) => void
}) {
  const t = useMessages()
  const { data } = useRoute(ownOfficesRoute, {})
  const offices = data?.offices ?? []
  return (
    <Select
      label={t('outage.office')}
      value={value}
      options={[
        { value: '', label: t('outage.office-missing') },
        ...offices.map(({ id, name }) => ({ value: id, label: `${name} (${id})` })),
      ]}
      onChange={(id) =>
        onChange(id, offices.find((office) => office.id === id)?.jurisdiction ?? '')
      }
    />
  )
}
