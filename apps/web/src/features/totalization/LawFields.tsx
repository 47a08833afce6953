import type { NationalLegislation, TotalizationCase } from '@corridor/totalization'
import { useId, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../standards/policyCheck/TextField.tsx'
import { changeLaw, lawOf } from './caseDraft.ts'
import { FORMULA_FIELDS, type FormField, isForm } from './formulaFields.ts'
import { LengthField } from './LengthField.tsx'

interface LawFieldsProps {
  readonly draft: TotalizationCase
  readonly write: (draft: TotalizationCase) => void
  readonly state: string
  readonly name: string
}

const CONDITIONS = ['unknown', 'met', 'not-met'] as const

/** What the law of one State says of this benefit, as far as the reader knows it. */
export function LawFields({ draft, write, state, name }: LawFieldsProps) {
  const t = useMessages()
  const law = lawOf(draft, state)
  const change = (changed: Partial<NationalLegislation>) => write(changeLaw(draft, state, changed))
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  return (
    <fieldset className="law-fields">
      <legend>{t('social-security.law-of', { state: name })}</legend>
      <div className="policy-fields">
        <div className="field">
          <span className="field-label">{t('social-security.minimum')}</span>
          <LengthField
            label={t('social-security.minimum')}
            length={law.minimum}
            noLength={t('social-security.no-minimum')}
            onChange={(minimum) => change({ minimum })}
          />
        </div>
        <Select
          label={t('social-security.conditions')}
          value={law.otherConditions ?? 'met'}
          options={CONDITIONS.map((value) => ({
            value,
            label: t(`social-security.conditions-${value}`),
          }))}
          onChange={(otherConditions) => change({ otherConditions })}
        />
        <TextField
          label={t('social-security.currency')}
          value={law.currency ?? ''}
          onChange={(text) => change({ currency: orNull(text.toUpperCase()) })}
        />
        <TextField
          label={t('social-security.contributions')}
          value={String(law.contributionsPaid ?? '')}
          onChange={(text) => change({ contributionsPaid: orNull(text) })}
        />
      </div>
      <FormulaFields law={law} change={change} />
    </fieldset>
  )
}

interface FormulaProps {
  readonly law: NationalLegislation
  readonly change: (changed: Partial<NationalLegislation>) => void
}

function FormulaFields({ law, change }: FormulaProps) {
  const t = useMessages()
  const id = law.formula?.id ?? 'none'
  const options = ['none', ...FORMULA_FIELDS.keys()].map((value) => ({
    value,
    label: t(`social-security.formula-${value}`),
  }))
  const choose = (formula: string) =>
    change({
      formula:
        formula === 'none'
          ? null
          : {
              id: formula,
              parameters: Object.fromEntries(
                FORMULA_FIELDS.get(formula)!.map(({ name, begin }) => [name, begin]),
              ),
            },
    })
  return (
    <div className="policy-fields">
      <Select
        label={t('social-security.formula')}
        value={id}
        options={isForm(id) ? options : [...options, { value: id, label: id }]}
        onChange={choose}
      />
      {law.formula !== null &&
        (isForm(id) ? (
          FORMULA_FIELDS.get(id)?.map((field) => (
            <ParameterField key={field.name} {...{ field, law, change }} />
          ))
        ) : (
          <JsonField law={law} change={change} />
        ))}
    </div>
  )
}

function ParameterField({ field, law, change }: FormulaProps & { readonly field: FormField }) {
  const t = useMessages()
  const { id, parameters } = law.formula!
  const value = (parameters as Readonly<Record<string, unknown>>)[field.name]
  const write = (next: unknown) =>
    change({ formula: { id, parameters: { ...parameters, [field.name]: next } } })
  const label = t(`social-security.parameter-${field.name}`)
  if (field.choices !== undefined) {
    return (
      <Select
        label={label}
        value={String(value)}
        options={field.choices.map((one) => ({
          value: one,
          label: t(`social-security.unit-${one}`),
        }))}
        onChange={write}
      />
    )
  }
  return (
    <TextField
      label={label}
      value={value == null ? '' : String(value)}
      onChange={(text) => write(text.trim() === '' && field.nullable ? null : text.trim())}
    />
  )
}

/** Formulas of single States are written as in the method page. */
function JsonField({ law, change }: FormulaProps) {
  const t = useMessages()
  const id = useId()
  const { parameters, id: formula } = law.formula!
  const [text, setText] = useState(() => JSON.stringify(parameters, null, 1))
  const [wrong, setWrong] = useState(false)
  const read = (written: string) => {
    setText(written)
    try {
      const value: unknown = JSON.parse(written)
      setWrong(typeof value !== 'object' || value === null)
      if (typeof value === 'object' && value !== null) {
        change({ formula: { id: formula, parameters: value } })
      }
    } catch {
      setWrong(true)
    }
  }
  return (
    <div className="field field-long">
      <label className="field-label" htmlFor={id}>
        {t('social-security.parameters')}
      </label>
      <textarea
        id={id}
        rows={5}
        dir="ltr"
        value={text}
        aria-invalid={wrong}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => read(target.value)}
      />
      <p id={`${id}-note`} className="field-note">
        {wrong ? t('social-security.parameters-wrong') : t('social-security.parameters-note')}
      </p>
    </div>
  )
}
