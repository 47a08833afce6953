import { accessReportRoute, ownEventsRoute, ROLES } from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { eventWords } from '../identity/eventWords.ts'
import { Moment } from '../identity/Moment.tsx'
import { type Reading, readingsOf } from './readingsOf.ts'

/** Who else opened what is held of the person signed in: from the log of access and the ledger. */
export function OwnReaders({ person }: { readonly person: string }) {
  const t = useMessages()
  const events = useRoute(ownEventsRoute, {})
  const report = useRoute(accessReportRoute, { record: person, limit: 100 })
  const error = events.error ?? report.error
  return (
    <section>
      <h2>{t('audit.readers')}</h2>
      <p>{t('audit.readers-text')}</p>
      {error !== null && (
        <RouteProblem
          error={error}
          onRetry={() => void Promise.all([events.refetch(), report.refetch()])}
        />
      )}
      {events.data !== undefined && report.data !== undefined && (
        <Readings readings={readingsOf(person, events.data.events, report.data.reads)} />
      )}
    </section>
  )
}

function Readings({ readings }: { readonly readings: readonly Reading[] }) {
  const t = useMessages()
  if (readings.length === 0) return <p>{t('audit.readers-none')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('audit.readers')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('audit.readers-when')}</th>
            <th scope="col">{t('audit.readers-who')}</th>
            <th scope="col">{t('audit.readers-what')}</th>
            <th scope="col">{t('audit.readers-why')}</th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => (
            <tr key={reading.id}>
              <td>
                <Moment iso={reading.at} />
              </td>
              <td>
                <Reader reading={reading} />
              </td>
              <td>
                <Code reading={reading} />
              </td>
              <td>
                {reading.why === null ? (
                  <span className="note">{t('audit.readers-no-reason')}</span>
                ) : (
                  <bdi>{reading.why}</bdi>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Reader({ reading: { name, kind, role } }: { readonly reading: Reading }) {
  const t = useMessages()
  const isKnown = role !== null && (ROLES as readonly string[]).includes(role)
  return (
    <>
      {name === null ? t(`identity.actor-${kind}`) : <bdi>{name}</bdi>}
      {isKnown && <>, {t(`identity.role-${role}`)}</>}
    </>
  )
}

function Code({ reading: { log, code } }: { readonly reading: Reading }) {
  const t = useMessages()
  const words = log === 'reads' ? `audit.read-${code}` : eventWords(code)
  return words === null ? <code dir="ltr">{code}</code> : t(words)
}
