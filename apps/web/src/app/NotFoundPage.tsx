import { useMessages } from '../i18n/useMessages.ts'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { AppLink } from './AppLink.tsx'
import { WORLD_PATH } from './paths.ts'

/** For an address without a page, or with a code that no area or region has. */
export function NotFoundPage({ detail }: { readonly detail?: string }) {
  const t = useMessages()
  usePageTitle(t('not-found.title'))
  return (
    <div className="page prose">
      <h1>{t('not-found.title')}</h1>
      <p>{detail ?? t('not-found.text')}</p>
      <p>
        <AppLink to={WORLD_PATH}>{t('not-found.home')}</AppLink>
      </p>
    </div>
  )
}
