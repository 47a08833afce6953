import { requestClearanceRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { clearancePath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { LineField } from '../desk/fields.tsx'
import { RULES, verbOf } from './clearanceWords.ts'

/** What forms share that begin a clearance. */
function useNewPlace(): ActPlace {
  const t = useMessages()
  return {
    version: 0,
    rules: RULES,
    actWords: (type) => t(`clearances.act-${verbOf(type)}`),
    nameOf: (actor) => actor,
    onDone: async () => {},
    onChanged: async () => {},
  }
}

/** Asks for the clearance of a contract: of the one whose page it stands on, or one by its id. */
export function AskForClearance({ contract: known }: { readonly contract?: string }) {
  const t = useMessages()
  const navigate = useNavigate()
  const place = useNewPlace()
  const [typed, setTyped] = useState('')
  const contract = known ?? typed
  const [kind, setKind] = useState<'first' | 'reentry'>('first')
  return (
    <ActForm
      route={requestClearanceRoute}
      input={{}}
      payload={{ contract: contract.trim(), kind }}
      place={place}
      action={t('clearances.act-request')}
      onDone={async ({ record }) => {
        await navigate({ to: clearancePath(record) })
      }}
    >
      {known === undefined && (
        <LineField
          label={t('clearances.contract')}
          note={t('clearances.contract-note')}
          value={typed}
          onChange={setTyped}
          isCode
          mostCharacters={128}
        />
      )}
      <Select
        label={t('clearances.kind')}
        value={kind}
        options={(['first', 'reentry'] as const).map((one) => ({
          value: one,
          label: t(`clearances.kind-${one}`),
        }))}
        onChange={setKind}
      />
    </ActForm>
  )
}
