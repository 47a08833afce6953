import {
  AGREEMENT_GIVES,
  type CorridorAgreement,
  type SocialSecurityAgreement,
} from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { VerificationMark } from '../standards/VerificationMark.tsx'

/** One agreement: how it stands on the day, what it gives with articles, and which branches. */
export function AgreementLine({ found }: { readonly found: CorridorAgreement }) {
  const t = useMessages()
  const { format } = useReader()
  const { agreement, standing, from, to } = found
  const days = [
    ...(from === null ? [] : [t('social-security.since', { date: format.date(from) })]),
    ...(to === null ? [] : [t('social-security.until', { date: format.date(to) })]),
  ]
  return (
    <li className="agreement-line">
      <strong>
        <bdi lang="en">{agreement.name}</bdi>
      </strong>
      {': '}
      {[t(`social-security.standing-${standing}`), ...days].join(', ')}
      <AgreementGives agreement={agreement} />
    </li>
  )
}

/** What an agreement gives and whom, with the article of each and what was not checked. */
export function AgreementGives({ agreement }: { readonly agreement: SocialSecurityAgreement }) {
  const t = useMessages()
  const covered = (coordination: 'added' | 'paid-abroad') =>
    agreement.branches
      .filter((one) => one.coordination === coordination)
      .map(({ branch }) => t(`social-security.branch-${branch}`))
      .join(', ')
  const [added, paid] = [covered('added'), covered('paid-abroad')]
  return (
    <ul>
      {AGREEMENT_GIVES.map((name) => {
        const { answer, article, verification, source } = agreement.features[name]
        return (
          <li key={name}>
            {t(`social-security.gives-${name}`)}: {t(`social-security.answer-${answer}`)}
            {article !== null && (
              <>
                {' '}
                (<bdi lang="en">{article}</bdi>)
              </>
            )}{' '}
            {answer !== 'not-said' && <VerificationMark standing={{ verification, source }} />}
          </li>
        )
      })}
      {added !== '' && <li>{t('social-security.branches-added', { branches: added })}</li>}
      {paid !== '' && <li>{t('social-security.branches-paid', { branches: paid })}</li>}
      {agreement.note !== null && (
        <li>
          <bdi lang="en">{agreement.note}</bdi>
        </li>
      )}
    </ul>
  )
}
