import { registerSubAgentRoute } from '@corridor/contract'
import { useEffect, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { LineField } from '../desk/fields.tsx'
import { digestOf } from './digestOf.ts'
import { useNewPlace } from './useDemandPlace.ts'

/** An agency registers somebody who recruits for it. */
export function RegisterSubAgent({
  agency,
  onDone,
}: {
  readonly agency: {
    readonly id: string
    readonly office: string | null
    readonly jurisdiction: string | null
  }
  readonly onDone: () => Promise<unknown>
}) {
  const t = useMessages()
  const place = useNewPlace()
  const [name, setName] = useState('')
  const [area, setArea] = useState('')
  const [identity, setIdentity] = useState('')
  const identityDigest = useDigest(identity)
  return (
    <ActForm
      route={registerSubAgentRoute}
      input={{}}
      payload={{
        agency: agency.id,
        name,
        area,
        identityDigest,
        office: agency.office ?? '',
        jurisdiction: agency.jurisdiction ?? '',
      }}
      place={place}
      action={t('demand.act-sub-agent-register')}
      onDone={async () => {
        setName('')
        setArea('')
        setIdentity('')
        await onDone()
      }}
    >
      <LineField label={t('demand.name')} value={name} onChange={setName} mostCharacters={200} />
      <LineField
        label={t('demand.area')}
        note={t('demand.area-note')}
        value={area}
        onChange={setArea}
        mostCharacters={200}
      />
      <LineField
        label={t('demand.identity')}
        note={t('demand.identity-note')}
        value={identity}
        onChange={setIdentity}
        isCode
        isOptional
        mostCharacters={60}
      />
    </ActForm>
  )
}

/** The digest of a number however it is written; the number itself is not sent. */
function useDigest(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  const [digest, setDigest] = useState<string | null>(null)
  useEffect(() => {
    let isCurrent = true
    setDigest(null)
    if (plain !== '') {
      void digestOf(new TextEncoder().encode(plain)).then((made) => {
        if (isCurrent) setDigest(made)
      })
    }
    return () => {
      isCurrent = false
    }
  }, [plain])
  return digest
}
