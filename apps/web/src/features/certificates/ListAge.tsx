import { AppLink } from '../../app/AppLink.tsx'
import { VERIFY_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'
import type { Verifier } from './useVerifier.ts'

/** What this browser carries with it, and whether it works without network. */
export function ListAge({ checking }: { readonly checking: Verifier }) {
  const t = useMessages()
  const { lists, renewal, isOtherRoot, isKept, renew } = checking
  if (lists === null || lists === 'none') return null
  const { revocations, rootKey, isFaulty, keys } = lists
  return (
    <section className="certificate-lists" aria-labelledby="certificate-lists">
      <h2 id="certificate-lists">{t('certificates.lists')}</h2>
      <p>
        {revocations === null ? (
          t('certificates.list-none')
        ) : (
          <>
            {t('certificates.list-of')} <Moment iso={revocations.body.issuedAt} />
          </>
        )}
      </p>
      <p role="status">
        {t(`certificates.renewal-${renewal}`)}
        {isKept && ` ${t('certificates.offline-ready')}`}
      </p>
      {(isOtherRoot || isFaulty) && (
        <p className="problem" role="alert">
          {t(isOtherRoot ? 'certificates.other-root' : 'certificates.faulty-list')}
        </p>
      )}
      {keys.size === 0 && <p className="note">{t('certificates.no-keys')}</p>}
      <p className="actions">
        <button type="button" aria-disabled={renewal === 'under-way'} onClick={() => void renew()}>
          {t('certificates.renew')}
        </button>
      </p>
      {rootKey !== null && (
        <details>
          <summary>{t('certificates.root-key')}</summary>
          <p className="note">{t('certificates.root-key-note')}</p>
          <code dir="ltr" className="certificate-root">
            {rootKey}
          </code>
        </details>
      )}
      <p className="actions">
        <AppLink to={VERIFY_PATH}>{t('certificates.job-orders')}</AppLink>
      </p>
    </section>
  )
}
