import type { Release } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'
import './releases.css'

/** A licence, and in words whether it was verified at the publisher. */
export function LicenceMark({ licence }: { readonly licence: Release['licence'] }) {
  const t = useMessages()
  return (
    <>
      <bdi lang="en">{licence.name}</bdi>{' '}
      <span className={licence.status === 'verified' ? 'licence-mark' : 'licence-mark warned'}>
        {t(`releases.licence-${licence.status}`)}
      </span>
    </>
  )
}
