import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { type AreaNotice, areaNotices } from './countryFacts.ts'
import type { CountryPart } from './countryParts.ts'

/** Whether the country is in the estimate, and what had to be done to its figures. */
export function CountryNotices({ area, areas, answer }: CountryPart) {
  const t = useMessages()
  const notices = areaNotices(answer.estimate.diagnostics, area)
  return (
    <section aria-labelledby="country-notices">
      <h2 id="country-notices">{t('country.notices')}</h2>
      {answer.missing !== null && (
        <p lang="en" dir="ltr">
          {answer.missing}
        </p>
      )}
      {notices.length === 0 && answer.missing === null ? (
        <p>{t('country.notices-none')}</p>
      ) : (
        <ul>
          {notices.map((notice) => (
            <li key={notice.kind}>
              <Notice notice={notice} name={areas.name} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Reasons that the shell has words for. */
const REASONS = ['no_demography', 'no_foreign_born_at_start', 'no_foreign_born_at_end']

function Notice({
  notice,
  name,
}: {
  readonly notice: AreaNotice
  readonly name: (code: string) => string
}) {
  const t = useMessages()
  const { format } = useReader()
  switch (notice.kind) {
    case 'excluded':
      return (
        <>
          {t('country.excluded')}{' '}
          {REASONS.includes(notice.reason) &&
            t(`diagnostics.reason.${notice.reason.replaceAll('_', '-')}`)}{' '}
          {t('diagnostics.native-there', {
            start: format.persons(notice.start),
            end: format.persons(notice.end),
          })}
        </>
      )
    case 'composite':
      return t('diagnostics.composite', {
        name: name(notice.code),
        members: notice.members.map(name).join(' + '),
      })
    case 'negative-native-born':
      return t('country.negative-native-born', { persons: format.exact(Math.abs(notice.persons)) })
    case 'births-above-native-born':
      return t('country.births-above', {
        births: format.exact(notice.births),
        natives: format.exact(notice.nativeBorn),
      })
    case 'largest-deviation':
      return t('country.largest-deviation', { persons: format.signed(notice.persons) })
  }
}
