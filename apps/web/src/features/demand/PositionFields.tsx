import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { amountProblem, mostProblem, numberProblem } from '../bonds/moneyOf.ts'
import { LineField } from '../desk/fields.tsx'
import type { TypedPosition } from './positions.ts'

const LEVELS = ['', 'none', 'allowance', 'provided'] as const
const PAYERS = ['', 'employer', 'agency', 'worker'] as const

/** One sort of vacancy: how many, which occupation, and the terms that are offered. */
export function PositionFields({
  value,
  onChange,
  onRemove,
}: {
  readonly value: TypedPosition
  readonly onChange: (position: TypedPosition) => void
  readonly onRemove: (() => void) | null
}) {
  const t = useMessages()
  const { format } = useReader()
  const payProblem = amountProblem(value.pay, value.currency)
  const numberWords = (typed: string, isWhole: boolean, most: number) => {
    const problem = numberProblem(typed, isWhole) ?? mostProblem(typed, most)
    return problem === null ? null : t(problem, { most: format.exact(most) })
  }
  const set = (change: Partial<TypedPosition>) => onChange({ ...value, ...change })
  const line = (
    name: 'hoursWeek' | 'restDays' | 'leaveDays' | 'termMonths',
    label: string,
    { isWhole = false, most = Number.POSITIVE_INFINITY } = {},
  ) => (
    <LineField
      label={t(label)}
      value={value[name]}
      onChange={(typed) => set({ [name]: typed })}
      isCode
      isOptional
      problem={numberWords(value[name], isWhole, most)}
      mostCharacters={8}
    />
  )
  const level = (name: 'housing' | 'food') => (
    <Select
      label={t(`demand.${name}`)}
      value={value[name]}
      options={LEVELS.map((one) => ({
        value: one,
        label: t(one === '' ? 'demand.not-stated' : `demand.level-${one}`),
      }))}
      onChange={(one) => set({ [name]: one })}
    />
  )
  return (
    <fieldset className="demand-position">
      <legend>{value.title.trim() === '' ? t('demand.position') : value.title}</legend>
      <LineField
        label={t('demand.position-title')}
        value={value.title}
        onChange={(title) => set({ title })}
        mostCharacters={200}
      />
      <LineField
        label={t('demand.occupation')}
        note={t('demand.occupation-note')}
        value={value.occupation}
        onChange={(occupation) => set({ occupation })}
        isCode
        pattern="[0-9]{4}"
        mostCharacters={4}
      />
      <LineField
        label={t('demand.quantity')}
        value={value.quantity}
        onChange={(quantity) => set({ quantity })}
        isCode
        pattern="[1-9][0-9]{0,5}"
        mostCharacters={6}
      />
      <div className="demand-pair">
        <LineField
          label={t('demand.pay')}
          value={value.pay}
          onChange={(pay) => set({ pay })}
          isCode
          isOptional
          problem={payProblem === null ? null : t(payProblem)}
          mostCharacters={15}
        />
        <LineField
          label={t('demand.currency')}
          value={value.currency}
          onChange={(currency) => set({ currency })}
          isCode
          isOptional={value.pay.trim() === ''}
          pattern="[A-Za-z]{3}"
          mostCharacters={3}
        />
      </div>
      <div className="demand-pair">
        {line('hoursWeek', 'demand.hours-week', { most: 168 })}
        {line('restDays', 'demand.rest-days', { most: 7 })}
        {line('leaveDays', 'demand.leave-days', { most: 366 })}
        {line('termMonths', 'demand.term-months', { isWhole: true })}
      </div>
      <div className="demand-pair">
        {level('housing')}
        {level('food')}
        <Select
          label={t('demand.passage-payer')}
          value={value.passagePayer}
          options={PAYERS.map((one) => ({
            value: one,
            label: t(one === '' ? 'demand.not-stated' : `demand.payer-${one}`),
          }))}
          onChange={(passagePayer) => set({ passagePayer })}
        />
      </div>
      {onRemove !== null && (
        <p className="actions">
          <button type="button" onClick={onRemove}>
            {t('demand.position-remove')}
          </button>
        </p>
      )}
    </fieldset>
  )
}
