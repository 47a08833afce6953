import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { amountProblem, currencyProblem, numberProblem } from '../bonds/moneyOf.ts'
import { DayField, LineField } from '../desk/fields.tsx'
import {
  COUNT_TERMS,
  DECIMAL_TERMS,
  LEVELS,
  MONEY_TERMS,
  PAYER_TERMS,
  PAYERS,
  PROVISION_TERMS,
  TEXT_TERMS,
  type TypedTerms,
} from './termsForm.ts'

/** Fields of the terms of one version; what is left empty is not stated. */
export function TermFields({
  typed,
  onChange,
}: {
  readonly typed: TypedTerms
  readonly onChange: (typed: TypedTerms) => void
}) {
  const t = useMessages()
  const currency = typed.currency ?? ''
  const line = (
    name: string,
    label: string,
    { isCode = true, problem = null }: { isCode?: boolean; problem?: string | null } = {},
  ) => (
    <LineField
      key={name}
      label={label}
      value={typed[name] ?? ''}
      onChange={(value) => onChange({ ...typed, [name]: value })}
      isCode={isCode}
      problem={problem === null ? null : t(problem)}
      isOptional
      mostCharacters={300}
    />
  )
  const choice = (name: string, options: readonly string[], prefix: string) => (
    <Select
      key={name}
      label={t(`terms.${name}`)}
      value={typed[name] ?? ''}
      options={[
        { value: '', label: t('terms.not-stated') },
        ...options.map((value) => ({ value, label: t(`${prefix}${value}`) })),
      ]}
      onChange={(value) => onChange({ ...typed, [name]: value })}
    />
  )
  return (
    <fieldset className="contract-terms">
      <legend>{t('contracts.terms')}</legend>
      <p className="field-note">{t('contracts.terms-note')}</p>
      {TEXT_TERMS.map((name) =>
        line(name, t(name === 'sector' ? 'contracts.sector' : `terms.${name}`), { isCode: false }),
      )}
      {line('currency', t('contracts.currency'), { problem: currencyProblem(currency) })}
      {MONEY_TERMS.map((name) =>
        line(name, t(`terms.${name}`), { problem: amountProblem(typed[name] ?? '', currency) }),
      )}
      {DECIMAL_TERMS.map((name) =>
        line(name, t(`terms.${name}`), { problem: numberProblem(typed[name] ?? '', false) }),
      )}
      {COUNT_TERMS.map((name) =>
        line(name, t(`terms.${name}`), { problem: numberProblem(typed[name] ?? '', true) }),
      )}
      <DayField
        label={t('terms.startsOn')}
        value={typed.startsOn ?? ''}
        onChange={(startsOn) => onChange({ ...typed, startsOn })}
        isOptional
      />
      {PROVISION_TERMS.flatMap((name) => [
        choice(name, LEVELS, 'terms.level-'),
        ...(typed[name] === 'allowance'
          ? [
              line(`${name}Allowance`, t('contracts.allowance-of', { name: t(`terms.${name}`) }), {
                problem: amountProblem(typed[`${name}Allowance`] ?? '', currency),
              }),
            ]
          : []),
      ])}
      {PAYER_TERMS.map((name) => choice(name, PAYERS, 'terms.payer-'))}
    </fieldset>
  )
}
