import { proposeOfficeKeyRoute } from '@corridor/contract'
import { useState } from 'react'
import { actCall, newActKey } from '../../app/actCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { LineField } from '../desk/fields.tsx'
import { OwnOffice } from '../outages/OwnOffice.tsx'
import { makeKey } from './kitCrypto.ts'
import { keepKit } from './kitStore.ts'
import { SecretField } from './SecretField.tsx'
import type { OfficeKitState } from './useOfficeKit.ts'

const SHORTEST_PASSPHRASE = 12

/** Makes the key of the office on this device and proposes it; done before an outage, with network. */
export function SetUpKit({ carried }: { readonly carried: OfficeKitState }) {
  const t = useMessages()
  const [office, setOffice] = useState('')
  const [jurisdiction, setJurisdiction] = useState('')
  const [most, setMost] = useState('250')
  const [days, setDays] = useState('14')
  const [secret, setSecret] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isMaking, setMaking] = useState(false)
  const make = async () => {
    setError(null)
    const wrong =
      secret.length < SHORTEST_PASSPHRASE
        ? 'outage.passphrase-short'
        : secret !== again
          ? 'outage.passphrase-differs'
          : office === ''
            ? 'outage.office-missing'
            : null
    setProblem(wrong)
    if (wrong !== null || isMaking) return
    setMaking(true)
    try {
      const key = await makeKey(secret)
      const asked = { office, jurisdiction, most: Number(most), days: Number(days) }
      const payload = { ...asked, publicKey: key.publicKey }
      // Kept only once it is proposed: a key that nobody knows of serves nothing.
      const { record } = await actCall(
        proposeOfficeKeyRoute,
        {},
        { expectedVersion: 0, payload },
        newActKey(),
      )
      await keepKit({ v: 1, record, ...asked, ...key, carried: null, exported: 0 })
      await navigator.storage?.persist?.().catch(() => false)
      await carried.renew()
    } catch (reason) {
      setError(reason)
    } finally {
      setMaking(false)
    }
  }
  return (
    <>
      <p className="lead">{t('outage.set-up-lead')}</p>
      <form
        method="post"
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        {error !== null && <DeskProblem error={error} />}
        {problem !== null && (
          <p className="problem" role="alert">
            {t(problem)}
          </p>
        )}
        <OwnOffice
          value={office}
          onChange={(id, of) => {
            setOffice(id)
            setJurisdiction(of)
          }}
        />
        <LineField
          label={t('outage.most')}
          note={t('outage.most-note')}
          value={most}
          onChange={setMost}
          isCode
          pattern="[0-9]{1,4}"
        />
        <LineField
          label={t('outage.days')}
          note={t('outage.days-note')}
          value={days}
          onChange={setDays}
          isCode
          pattern="[0-9]{1,2}"
        />
        <SecretField
          label={t('outage.passphrase')}
          note={t('outage.passphrase-note')}
          value={secret}
          onChange={setSecret}
          isNew
        />
        <SecretField label={t('outage.passphrase-again')} value={again} onChange={setAgain} isNew />
        <p className="actions">
          <button type="submit" aria-disabled={isMaking} className="act-button">
            {t('outage.make-key')}
          </button>
        </p>
      </form>
    </>
  )
}
