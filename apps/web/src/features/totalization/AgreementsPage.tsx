import { routeUrl, socialSecurityAgreementsRoute } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { Select } from '../../ui/Select.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { countWords } from '../standards/countWords.ts'
import { VerificationMark } from '../standards/VerificationMark.tsx'
import { AgreementGives } from './AgreementLine.tsx'
import { SocialSecurityNav } from './SocialSecurityNav.tsx'
import '../standards/standards.css'

const VIEW = { state: optionalText(/^[A-Z]{3}$/) }

/** The register of agreements on social security, with what each gives and where it was seen. */
export function AgreementsPage() {
  const t = useMessages()
  const { format } = useReader()
  const [view, change] = useViewState(VIEW)
  const areas = useAreas()
  const input = view.state === undefined ? {} : { state: view.state }
  const answer = useRoute(socialSecurityAgreementsRoute, input)
  usePageTitle(t('social-security.agreements-title'))
  const states = [...(areas?.areas.keys() ?? [])]
    .map((value) => ({ value, label: areas?.name(value) ?? value }))
    .toSorted((one, other) => format.compareNames(one.label, other.label))
  return (
    <div className="page social-security-page">
      <h1>{t('social-security.agreements-title')}</h1>
      <SocialSecurityNav />
      <p className="lead">{t('social-security.incomplete')}</p>
      <Select
        label={t('social-security.with-state')}
        value={view.state ?? ''}
        options={[{ value: '', label: t('social-security.any-state') }, ...states]}
        onChange={(state) => change({ state: state === '' ? undefined : state })}
      />
      {answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Reserved what={t('social-security.what-agreements')} className="reserved-standards" />
      ) : (
        <>
          <p role="status">
            {t(
              'social-security.agreements-count',
              countWords(format, { count: answer.data.agreements.length }),
            )}
          </p>
          {answer.data.agreements.map((agreement) => (
            <section key={agreement.id} id={agreement.id} aria-labelledby={`${agreement.id}-name`}>
              <h2 id={`${agreement.id}-name`} lang="en" dir="ltr">
                {agreement.name}
              </h2>
              <p lang="en" dir="ltr" className="note">
                {[agreement.citation, agreement.publisher, agreement.licence].join('. ')}
              </p>
              <AgreementGives agreement={agreement} />
              <details>
                <summary>
                  {t(
                    'social-security.parties',
                    countWords(format, { count: agreement.parties.length }),
                  )}
                </summary>
                <ul>
                  {agreement.parties.map(({ state, from, to, verification, source }) => (
                    <li key={`${state}${from}`}>
                      {areas?.name(state) ?? state}:{' '}
                      {from === null
                        ? t('social-security.standing-day-unknown')
                        : t('social-security.since', { date: format.date(from) })}
                      {to !== null && `, ${t('social-security.until', { date: format.date(to) })}`}{' '}
                      <VerificationMark standing={{ verification, source }} brings="source" />
                    </li>
                  ))}
                </ul>
              </details>
            </section>
          ))}
          <p className="actions">
            <a
              className="quiet"
              href={routeUrl(socialSecurityAgreementsRoute, input, 'csv')}
              download
            >
              {t('social-security.csv')}
            </a>
          </p>
        </>
      )}
    </div>
  )
}
