import { sessionRoute } from '@corridor/contract'
import { useState } from 'react'
import { fetchRoute } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { PasskeySetup } from './PasskeySetup.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { TotpSetup } from './TotpSetup.tsx'
import { useAdoptSession } from './useIdentity.ts'

/** The first second factor of an account: an app or a passkey, then the recovery codes. */
export function SecondFactorSetup({
  password,
  onBegun,
  onDone,
}: {
  /** Typed a moment ago; without it, it is asked for. */
  readonly password?: string
  /** The factor holds; its recovery codes are still to be seen. */
  readonly onBegun?: () => void
  readonly onDone: () => void
}) {
  const t = useMessages()
  const adopt = useAdoptSession()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />
  const parts = {
    ...(password === undefined ? {} : { password }),
    onDone: async (recoveryCodes: readonly string[]) => {
      onBegun?.()
      setCodes(recoveryCodes)
      adopt(await fetchRoute(sessionRoute, {}))
    },
  }
  return (
    <>
      <p>{t('identity.factor-why')}</p>
      <section>
        <h2>{t('identity.totp')}</h2>
        <p>{t('identity.totp-text')}</p>
        <TotpSetup {...parts} />
      </section>
      <section>
        <h2>{t('identity.passkey')}</h2>
        <p>{t('identity.passkey-text')}</p>
        <PasskeySetup {...parts} />
      </section>
    </>
  )
}
