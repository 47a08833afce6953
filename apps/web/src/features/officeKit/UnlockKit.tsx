import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { type OpenKit, openKit } from './kitCrypto.ts'
import type { KeptKit } from './kitStore.ts'
import { SecretField } from './SecretField.tsx'

/** Asks for the passphrase; needs no network. */
export function UnlockKit({
  kit,
  onOpen,
}: {
  readonly kit: KeptKit
  readonly onOpen: (open: OpenKit) => void
}) {
  const t = useMessages()
  const [secret, setSecret] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [isOpening, setOpening] = useState(false)
  const open = async () => {
    if (isOpening) return
    setOpening(true)
    setWrong(false)
    const opened = await openKit(kit, secret)
    setOpening(false)
    setWrong(opened === null)
    if (opened !== null) onOpen(opened)
  }
  return (
    <form
      method="post"
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      {isWrong && (
        <p className="problem" role="alert">
          {t('outage.passphrase-wrong')}
        </p>
      )}
      <SecretField label={t('outage.passphrase')} value={secret} onChange={setSecret} />
      <p className="actions">
        <button type="submit" aria-disabled={isOpening} className="act-button">
          {t('outage.unlock')}
        </button>
      </p>
    </form>
  )
}
