import type { depositBondRoute } from '@corridor/contract'
import { useState } from 'react'
import type { ActPayload } from '../../app/actCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { DayField, LineField } from '../desk/fields.tsx'
import { amountProblem, moneyOf } from './moneyOf.ts'

const EMPTY = { kind: 'cash', amount: '', bank: '', reference: '', validUntil: '' } as const

type Draft = Readonly<Record<Exclude<keyof typeof EMPTY, 'kind'>, string>> & {
  readonly kind: 'cash' | 'guarantee'
}

type Deposit = ActPayload<typeof depositBondRoute>['deposit']

/** What is typed of a deposit, and the deposit it makes. */
export function useDepositDraft(currency: string) {
  const [draft, setDraft] = useState<Draft>(EMPTY)
  const { kind, bank, reference, validUntil } = draft
  const amount = moneyOf(draft.amount, currency)
  const deposit: Deposit =
    kind === 'cash' ? { kind, amount, reference } : { kind, amount, bank, reference, validUntil }
  return {
    currency,
    draft,
    deposit,
    change: (some: Partial<Draft>) => setDraft({ ...draft, ...some }),
    clear: () => setDraft(EMPTY),
  }
}

/** Money or a bank's guarantee. */
export function DepositFields({
  currency,
  draft,
  change,
}: Pick<ReturnType<typeof useDepositDraft>, 'currency' | 'draft' | 'change'>) {
  const t = useMessages()
  return (
    <>
      <Select
        label={t('bonds.deposit-kind')}
        value={draft.kind}
        options={(['cash', 'guarantee'] as const).map((kind) => ({
          value: kind,
          label: t(`bonds.kind-${kind}`),
        }))}
        onChange={(kind) => change({ kind })}
      />
      <AmountField
        currency={currency}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
      />
      {draft.kind === 'guarantee' && (
        <LineField
          label={t('bonds.bank')}
          value={draft.bank}
          onChange={(bank) => change({ bank })}
          mostCharacters={200}
        />
      )}
      <LineField
        label={t(draft.kind === 'cash' ? 'bonds.receipt' : 'bonds.guarantee-number')}
        value={draft.reference}
        onChange={(reference) => change({ reference })}
        mostCharacters={100}
      />
      {draft.kind === 'guarantee' && (
        <DayField
          label={t('bonds.valid-until')}
          value={draft.validUntil}
          onChange={(validUntil) => change({ validUntil })}
        />
      )}
    </>
  )
}

export function AmountField({
  label,
  currency,
  isAboveZero = true,
  value,
  onChange,
}: {
  readonly label?: string
  readonly currency: string
  readonly isAboveZero?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const t = useMessages()
  const problem = amountProblem(value, currency, isAboveZero)
  return (
    <LineField
      problem={problem === null ? null : t(problem)}
      label={label ?? t('bonds.amount')}
      note={t('bonds.amount-note')}
      value={value}
      onChange={onChange}
      isCode
      mostCharacters={20}
    />
  )
}
