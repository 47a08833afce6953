import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { clearKit, type KeptKit } from './kitStore.ts'
import type { OfficeKitState } from './useOfficeKit.ts'

/** Takes key and list off this device: a new key begins a new list. */
export function ClearKit({
  carried,
  kit,
}: {
  readonly carried: OfficeKitState
  readonly kit: KeptKit
}) {
  const t = useMessages()
  const { format } = useReader()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className="office-kit-screen">
      {isAsking && (
        <p className="act-consequence" role="status">
          {t('outage.clear-consequence', {
            saved: format.exact(kit.exported),
            issued: format.exact(carried.issued),
          })}
        </p>
      )}
      <p className="actions">
        {isAsking ? (
          <>
            <button type="button" onClick={() => void clearKit().then(carried.reload)}>
              {t('outage.clear-yes')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('desk.act-back')}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setAsking(true)}>
            {t('outage.clear')}
          </button>
        )}
      </p>
    </div>
  )
}
