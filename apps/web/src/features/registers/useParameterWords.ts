import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'

interface Key {
  readonly corridor?: string
  readonly jurisdiction?: string
  readonly sector?: string
  readonly occupation?: string
}

interface Money {
  readonly minorUnits: number
  readonly currency: string
}

/** What parameters, their keys and their values are called in the reader's language. */
export function useParameterWords() {
  const t = useMessages()
  const { format } = useReader()
  const money = ({ minorUnits, currency }: Money): string => {
    const style = { style: 'currency', currency, currencyDisplay: 'code' } as const
    const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', style).resolvedOptions()
    return format.number(minorUnits / 10 ** maximumFractionDigits, style)
  }
  const nameOf = (name: string): string =>
    name.startsWith('basis_')
      ? t('rules.name-basis', { rule: t(`rules.check-${idOf(name.slice('basis_'.length))}`) })
      : t(`rules.name-${idOf(name)}`)
  const keyOf = ({ corridor, jurisdiction, sector, occupation }: Key): string => {
    const parts = [
      ...(corridor === undefined ? [] : [corridor.replace('-', ' → ')]),
      ...(jurisdiction === undefined ? [] : [jurisdiction]),
      ...(sector === undefined ? [] : [sector]),
      ...(occupation === undefined ? [] : [`ISCO ${occupation}`]),
    ]
    return parts.length === 0 ? t('rules.key-everybody') : parts.join(', ')
  }
  /** Null for a value that is told member by member. */
  const valueInWords = (value: unknown): string | null => {
    const given = (value ?? {}) as Readonly<Record<string, unknown>>
    for (const unit of ['days', 'hours', 'years', 'seconds'] as const) {
      if (typeof given[unit] === 'number') return t(`rules.value-${unit}`, { count: given[unit] })
    }
    if (typeof given.value === 'string') return format.number(Number(given.value))
    if (given.kind === 'none') return t('rules.value-none')
    if (given.kind === 'floor') {
      return t('rules.value-floor', {
        amount: money(given.monthly as Money),
        hours: format.number(Number(given.hoursWeek)),
      })
    }
    if (given.kind === 'amount') return money(given.amount as Money)
    if (given.kind === 'months_of_wage') {
      return t('rules.value-months-of-wage', { months: format.number(Number(given.months)) })
    }
    return given.adopted === true ? t('rules.value-adopted') : null
  }
  return { nameOf, keyOf, valueInWords }
}

const idOf = (code: string): string => code.replaceAll('_', '-')
