import type { LicenceFile } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'

/** What the inspection found. */
export function InspectionText({
  inspection,
}: {
  readonly inspection: NonNullable<LicenceFile['inspection']>
}) {
  const t = useMessages()
  const { format } = useReader()
  const { on, passed, findings, by } = inspection
  return (
    <section aria-labelledby="inspection">
      <h2 id="inspection">{t('licences.inspection')}</h2>
      <p>
        <strong>{t(passed ? 'licences.passed' : 'licences.not-passed')}</strong>, {format.date(on)},{' '}
        <bdi>{by.map(({ id, name }) => name ?? id).join(', ')}</bdi>
      </p>
      {findings.length > 0 && (
        <ul className="finding-list">
          {findings.map(({ matter, met, words }) => (
            <li key={matter} data-met={met}>
              <strong>{t(`desk.met-${met.replace('_', '-')}`)}</strong> <bdi>{matter}</bdi>{' '}
              <bdi className="note">{words}</bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
