import { createServiceAccountRoute, SERVICE_PERMISSIONS } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { IdentityForm } from '../identity/IdentityForm.tsx'
import { TextField } from '../identity/TextField.tsx'
import { useSending } from '../identity/useIdentity.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { type ScopeDraft, type ServicePermission, scopeOf } from './scopeDraft.ts'
import { Told } from './Told.tsx'

/** An account for another program: its name, and what it may do where. */
export function ServiceAccountForm({ onMade }: { readonly onMade: () => Promise<unknown> }) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [name, setName] = useState('')
  const [drafts, setDrafts] = useState<readonly ScopeDraft[]>([])
  const [isTold, setIsTold] = useState(false)
  const [made, setMade] = useState('')
  const make = async () => {
    setIsTold(drafts.length === 0)
    if (drafts.length === 0) return
    await send(async () => {
      const scopes = drafts.map(scopeOf)
      const account = await identityCall(createServiceAccountRoute, {}, { name, scopes })
      setName('')
      setDrafts([])
      await onMade()
      setMade(account.name)
    })
  }
  return (
    <>
      <Told text={made === '' ? '' : t('people.service-made', { name: made })} />
      <details>
        <summary>{t('people.service-add')}</summary>
        <IdentityForm {...state} action={t('people.service-make')} onSend={make}>
          <TextField
            label={t('people.service-name')}
            note={t('people.service-name-note')}
            value={name}
            onChange={setName}
            autoComplete="off"
            mostCharacters={80}
          />
          <ScopeFields drafts={drafts} onChange={setDrafts} />
          <p role="alert" className="people-missing">
            {isTold && drafts.length === 0 && t('people.missing-scope')}
          </p>
        </IdentityForm>
      </details>
    </>
  )
}

/** What the program may do; for each thing that is chosen, where. */
function ScopeFields({
  drafts,
  onChange,
}: {
  readonly drafts: readonly ScopeDraft[]
  readonly onChange: (drafts: readonly ScopeDraft[]) => void
}) {
  const t = useMessages()
  const choose = (permission: ServicePermission, isChosen: boolean) =>
    onChange(
      isChosen
        ? [...drafts, { permission, organisation: '', office: '', jurisdiction: '' }]
        : drafts.filter((draft) => draft.permission !== permission),
    )
  return (
    <fieldset className="field people-scopes">
      <legend className="field-label">{t('people.service-scopes')}</legend>
      {SERVICE_PERMISSIONS.map((permission) => {
        const draft = drafts.find((one) => one.permission === permission)
        const words = t(`people.may-${permission.replace('.', '-')}`)
        return (
          <div key={permission}>
            <label className="people-scope">
              <input
                type="checkbox"
                checked={draft !== undefined}
                onChange={(event) => choose(permission, event.target.checked)}
              />
              <span>{words}</span>
            </label>
            {draft !== undefined && (
              <fieldset className="people-where">
                <legend className="off-screen">{words}</legend>
                <PlaceFields
                  place={draft}
                  anywhere={t('people.everywhere')}
                  noOffice={t('people.office-all')}
                  withJurisdiction
                  onChange={(place) =>
                    onChange(drafts.map((one) => (one === draft ? { ...draft, ...place } : one)))
                  }
                />
              </fieldset>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
