import { type BondFile, proposeBondRoute } from '@corridor/contract'
import { useState } from 'react'
import type { ActPayload } from '../../app/actCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { LineField, ProseField } from '../desk/fields.tsx'
import { AmountField } from './DepositFields.tsx'
import { moneyOf, plainDigits } from './moneyOf.ts'

const ACTS = ['charge', 'release', 'forfeit'] as const

type Movement = ActPayload<typeof proposeBondRoute>['movement']

const EMPTY = { award: '', amount: '', determination: '', openCases: '0', order: '', reason: '' }

/** Finance proposes a movement; the authority confirms it. */
export function ProposeForBond({
  file,
  place,
}: {
  readonly file: BondFile
  readonly place: ActPlace
}) {
  const t = useMessages()
  const [act, setAct] = useState<(typeof ACTS)[number]>('charge')
  const [draft, setDraft] = useState(EMPTY)
  const change = (some: Partial<typeof EMPTY>) => setDraft({ ...draft, ...some })
  const { reason } = draft
  const movement: Movement =
    act === 'charge'
      ? {
          act,
          award: draft.award,
          amount: moneyOf(draft.amount, file.currency),
          determination: draft.determination === '' ? null : draft.determination,
          reason,
        }
      : act === 'release'
        ? { act, openCases: Number(plainDigits(draft.openCases)), reason }
        : { act, order: draft.order, reason }
  return (
    <ActForm
      route={proposeBondRoute}
      input={{ bond: file.id }}
      payload={{ movement }}
      place={place}
      action={t('bonds.act-propose')}
      onDone={async () => {
        setDraft(EMPTY)
        await place.onDone()
      }}
    >
      <Select
        label={t('bonds.movement')}
        note={t('bonds.propose-note')}
        value={act}
        options={ACTS.map((one) => ({ value: one, label: t(`bonds.movement-${one}`) }))}
        onChange={setAct}
      />
      {act === 'charge' && <ChargeFields file={file} draft={draft} change={change} />}
      {act === 'release' && (
        <LineField
          label={t('bonds.open-cases')}
          note={t('bonds.open-cases-note')}
          value={draft.openCases}
          onChange={(openCases) => change({ openCases })}
          isCode
          pattern="[0-9٠-٩۰-۹]{1,7}"
          mostCharacters={7}
        />
      )}
      {act === 'forfeit' && (
        <LineField
          label={t('bonds.order')}
          value={draft.order}
          onChange={(order) => change({ order })}
          mostCharacters={100}
        />
      )}
      <ProseField
        label={t('bonds.reason')}
        value={reason}
        onChange={(text) => change({ reason: text })}
        mostCharacters={2000}
      />
    </ActForm>
  )
}

function ChargeFields({
  file,
  draft,
  change,
}: {
  readonly file: BondFile
  readonly draft: typeof EMPTY
  readonly change: (some: Partial<typeof EMPTY>) => void
}) {
  const t = useMessages()
  return (
    <>
      <LineField
        label={t('bonds.award')}
        value={draft.award}
        onChange={(award) => change({ award })}
        mostCharacters={100}
      />
      <AmountField
        currency={file.currency}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
      />
      <Select
        label={t('bonds.determination')}
        value={draft.determination}
        options={[
          { value: '', label: t('bonds.determination-none') },
          ...file.reserves.map(({ determination }) => ({
            value: determination,
            label: determination,
          })),
        ]}
        onChange={(determination) => change({ determination })}
      />
    </>
  )
}
