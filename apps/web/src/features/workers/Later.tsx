import { type ReactNode, Suspense } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'

/** A screen whose script comes when it is opened, so that the first one is soon there. */
export function Later({ children }: { readonly children: ReactNode }) {
  const t = useMessages()
  return (
    <Suspense
      fallback={
        <p role="status" className="me-reserved">
          {t('me.loading')}
        </p>
      }
    >
      {children}
    </Suspense>
  )
}
