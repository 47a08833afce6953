import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { LineField, ProseField } from '../desk/fields.tsx'

/** How a value of each name begins; those of many parts are written as JSON. */
export function startingValue(name: string): unknown {
  if (name.startsWith('basis_')) return { adopted: true }
  if (FLOORS.has(name)) {
    const monthly = { minorUnits: 0, currency: '' }
    return { kind: 'floor', monthly, hoursWeek: '48', allowancesThatCount: [] }
  }
  const unit = unitOf(name)
  if (unit !== null) return { [unit]: 0 }
  return DECIMALS.has(name) ? { value: '' } : {}
}

const FLOORS = new Set(['monthly_floor', 'referral_wage', 'origin_floor'])
const DECIMALS = new Set(['overtime_rate_min', 'linked_parties_similarity'])
const YEARS = new Set(['minimum_age', 'linked_parties_look_back'])

function unitOf(name: string): 'days' | 'hours' | 'years' | 'seconds' | null {
  if (YEARS.has(name)) return 'years'
  if (name === 'reading_seconds_per_100_words') return 'seconds'
  if (name.endsWith('_days')) return 'days'
  return name.endsWith('_hours') ? 'hours' : null
}

interface ValueFieldProps {
  readonly name: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** The field of a value in the form of the parameter's name. */
export function ValueField(props: ValueFieldProps) {
  const t = useMessages()
  const { name, value, onChange } = props
  if (name.startsWith('basis_')) return <p className="note">{t('registers.value-basis-note')}</p>
  if (FLOORS.has(name)) return <FloorFields {...props} />
  const unit = unitOf(name)
  if (unit !== null) {
    return <NumberField unit={unit} onChange={onChange} />
  }
  if (!DECIMALS.has(name)) return <JsonField value={value} onChange={onChange} />
  return (
    <LineField
      label={t('rules.value')}
      note={t('registers.value-decimal-note')}
      value={(value as { readonly value: string }).value}
      onChange={(text) => onChange({ value: text })}
      isCode
      pattern="\d{1,9}(\.\d{1,6})?"
    />
  )
}

function NumberField({
  unit,
  onChange,
}: {
  readonly unit: string
  readonly onChange: (value: unknown) => void
}) {
  const t = useMessages()
  const [text, setText] = useState('')
  return (
    <LineField
      label={t(`registers.value-in-${unit}`)}
      value={text}
      onChange={(typed) => {
        setText(typed)
        onChange({ [unit]: Number(typed) })
      }}
      isCode
      pattern="\d{1,6}"
    />
  )
}

/** A least wage a month, in the smallest unit of its currency on the wire. */
function FloorFields({ onChange }: ValueFieldProps) {
  const t = useMessages()
  const [amount, setAmount] = useState('')
  const [currency, setCurrency] = useState('')
  const [hoursWeek, setHoursWeek] = useState('48')
  const change = (next: { amount: string; currency: string; hoursWeek: string }) => {
    setAmount(next.amount)
    setCurrency(next.currency)
    setHoursWeek(next.hoursWeek)
    const monthly = {
      minorUnits: minorUnitsOf(next.amount, next.currency),
      currency: next.currency.toUpperCase(),
    }
    onChange({ kind: 'floor', monthly, hoursWeek: next.hoursWeek, allowancesThatCount: [] })
  }
  const now = { amount, currency, hoursWeek }
  return (
    <>
      <LineField
        label={t('registers.value-amount')}
        value={amount}
        onChange={(text) => change({ ...now, amount: text })}
        isCode
        pattern="\d{1,12}(\.\d{1,3})?"
      />
      <LineField
        label={t('registers.value-currency')}
        value={currency}
        onChange={(text) => change({ ...now, currency: text })}
        isCode
        pattern="[A-Za-z]{3}"
        mostCharacters={3}
      />
      <LineField
        label={t('registers.value-hours-week')}
        value={hoursWeek}
        onChange={(text) => change({ ...now, hoursWeek: text })}
        isCode
        pattern="\d{1,3}(\.\d{1,2})?"
      />
    </>
  )
}

/** Zero decimals are added, never cut: a value with too many is refused by the server. */
function minorUnitsOf(amount: string, currency: string): number {
  const [whole = '', part = ''] = amount.split('.')
  const digits = decimalsOf(currency)
  return part.length > digits ? Number.NaN : Number(`${whole}${part.padEnd(digits, '0')}`)
}

function decimalsOf(currency: string): number {
  if (!/^[A-Za-z]{3}$/.test(currency)) return 2
  const style = { style: 'currency', currency } as const
  return new Intl.NumberFormat('en', style).resolvedOptions().maximumFractionDigits ?? 2
}

/** A value of many parts, as the interface takes it. */
function JsonField({ value, onChange }: Omit<ValueFieldProps, 'name'>) {
  const t = useMessages()
  const [text, setText] = useState(JSON.stringify(value))
  return (
    <ProseField
      label={t('rules.value')}
      note={t('registers.value-json-note')}
      value={text}
      onChange={(typed) => {
        setText(typed)
        try {
          onChange(JSON.parse(typed))
        } catch {
          // Sent as it is, the server says what is wrong with it.
          onChange(typed)
        }
      }}
    />
  )
}
