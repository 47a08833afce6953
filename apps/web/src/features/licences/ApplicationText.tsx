import type { LicenceFile } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { useSectorWords } from '../agencies/useSectorWords.ts'
import { useAreas } from '../areas/useAreas.ts'

/** What the agency asks for, and says about itself. */
export function ApplicationText({
  title,
  application,
}: {
  readonly title: string
  readonly application: LicenceFile['application']
}) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const sectorWords = useSectorWords()
  const { destinations, sectors, plannedVolume, people, documents } = application
  const people_ = people.map((person) =>
    [
      person.name,
      t(`licences.function-${person.function}`),
      ...(person.birthDate === null ? [] : [format.date(person.birthDate)]),
      ...(person.identityNumber === null ? [] : [person.identityNumber]),
    ].join(', '),
  )
  const lines: readonly (readonly [label: string, values: readonly string[]])[] = [
    ['licences.destinations', destinations.map((code) => areas?.name(code) ?? code)],
    ['licences.sectors', sectors.map(sectorWords)],
    ['licences.volume', plannedVolume === null ? [] : [format.exact(plannedVolume)]],
    ['licences.phones', application.phones],
    ['licences.addresses', application.addresses],
    ['licences.bank-accounts', application.bankAccounts],
    ['licences.people', people_],
    ['licences.documents', documents.map(({ type, digest }) => `${type} ${digest.slice(0, 16)}…`)],
  ]
  return (
    <details className="licence-application">
      <summary>{title}</summary>
      <dl className="timeline-said">
        {lines.map(([label, values]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>
              <bdi>{values.length === 0 ? t('licences.not-stated') : values.join('; ')}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
