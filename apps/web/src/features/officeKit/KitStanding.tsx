import { ageOfList } from '@corridor/recruitment/clearance/certificate'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { officeKeyPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'
import type { KeptKit } from './kitStore.ts'
import type { OfficeKitState } from './useOfficeKit.ts'

/** Whose kit it is, how many are left, and how old what it reckons on is. */
export function KitStanding({
  carried,
  kit,
}: {
  readonly carried: OfficeKitState
  readonly kit: KeptKit
}) {
  const t = useMessages()
  const { format } = useReader()
  const { means, issued, renewal, isOtherRoot, isKept, renew } = carried
  const { key, snapshot } = means
  const age = snapshot === null ? null : ageOfList(snapshot.issuedAt, new Date().toISOString())
  return (
    <section className="office-kit-standing office-kit-screen" aria-labelledby="kit-standing">
      <h2 id="kit-standing">
        <bdi>{kit.office}</bdi>
      </h2>
      {key === null ? (
        <p className="problem" role="status">
          {t(kit.carried?.delegation == null ? 'outage.waits' : 'outage.not-believed')}{' '}
          {kit.record !== null && (
            <AppLink to={officeKeyPath(kit.record)}>{t('outage.see-key')}</AppLink>
          )}
        </p>
      ) : (
        <p>
          <strong>
            {t('outage.issued-of', {
              issued: format.exact(issued),
              most: format.exact(key.most ?? 0),
            })}
          </strong>{' '}
          {t('outage.until')} {key.validUntil !== null && <Moment iso={key.validUntil} />}
        </p>
      )}
      {age !== null && snapshot !== null && (
        <p className="office-kit-age" data-age={age.age}>
          {t(`outage.snapshot-${age.age}`, { hours: age.hours })} <Moment iso={snapshot.issuedAt} />
        </p>
      )}
      <p role="status">
        {renewal !== 'none' && t(`outage.renewal-${renewal}`)}
        {isKept && ` ${t('outage.offline-ready')}`}
      </p>
      {isOtherRoot && (
        <p className="problem" role="alert">
          {t('certificates.other-root')}
        </p>
      )}
      <p className="actions">
        <button type="button" aria-disabled={renewal === 'under-way'} onClick={() => void renew()}>
          {t('outage.renew')}
        </button>
      </p>
    </section>
  )
}
