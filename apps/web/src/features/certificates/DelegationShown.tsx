import type { CertificateKey } from '@corridor/recruitment/clearance/certificate'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'

type Delegated = Pick<CertificateKey, 'validFrom' | 'validUntil' | 'most'>

/** In which days an office may sign, and how many. */
export function DelegationDays({ delegation }: { readonly delegation: Delegated }) {
  const t = useMessages()
  const { validFrom, validUntil, most } = delegation
  return (
    <>
      <Moment iso={validFrom} /> – {validUntil !== null && <Moment iso={validUntil} />}.{' '}
      {t('certificates.delegation-most', { count: most ?? 0 })}
    </>
  )
}

/** The code of an office's delegation was shown in place of a clearance: it is believed from now on. */
export function DelegationShown({ delegation }: { readonly delegation: CertificateKey }) {
  const t = useMessages()
  return (
    <section className="certificate-verdict" data-state="good">
      <h2>{t('certificates.delegation-known')}</h2>
      <p>
        <bdi>{delegation.office}</bdi>: <DelegationDays delegation={delegation} />
      </p>
      <p>{t('certificates.delegation-next')}</p>
    </section>
  )
}
