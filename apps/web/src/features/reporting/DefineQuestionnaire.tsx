import { defineQuestionnaireRoute, type QuestionnaireDefinition } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { questionnairePath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { LineField } from '../desk/fields.tsx'
import { NEW_RECORD, useRegisterPlace } from '../registers/RecordParts.tsx'

const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

type Required = QuestionnaireDefinition['modules'][number]['tables'][number]['required']

const REQUIRED = ['totals', 'all', 'none'] as const satisfies readonly Required[]

type Numbers = Readonly<
  Record<keyof QuestionnaireDefinition['thresholds'] | 'smallestShown', string>
>

const NUMBERS = [
  ...(['changePercent', 'changeMinimum', 'mirrorPercent', 'mirrorMinimum'] as const),
  'smallestShown',
] as const

/**
 * Which countries are asked for which tables, which cells of them are required, and from where on a
 * figure is asked about.
 */
export function DefineQuestionnaire({ proposal }: { readonly proposal: QuestionnaireDefinition }) {
  const t = useMessages()
  const navigate = useNavigate()
  const { lang } = useReader().preferences
  const place = useRegisterPlace(NEW_RECORD, async () => {})
  const [id, setId] = useState('')
  const [names, setNames] = useState<QuestionnaireDefinition['names']>(proposal.names)
  const [countries, setCountries] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [required, setRequired] = useState<ReadonlyMap<string, Required>>(new Map())
  const [numbers, setNumbers] = useState<Numbers>(() => ({
    changePercent: String(proposal.thresholds.changePercent),
    changeMinimum: String(proposal.thresholds.changeMinimum),
    mirrorPercent: String(proposal.thresholds.mirrorPercent),
    mirrorMinimum: String(proposal.thresholds.mirrorMinimum),
    smallestShown: String(proposal.smallestShown),
  }))
  const number = (name: keyof Numbers) => Number(numbers[name])
  const definition: QuestionnaireDefinition = {
    ...{ id, names, frequency: 'A', smallestShown: number('smallestShown') },
    countries: countries
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((code) => code !== ''),
    modules: proposal.modules
      .map((module) => ({
        ...module,
        tables: module.tables
          .filter((table) => !left.has(table.id))
          .map((table) => ({ ...table, required: required.get(table.id) ?? table.required })),
      }))
      .filter(({ tables }) => tables.length > 0),
    thresholds: {
      ...{ changePercent: number('changePercent'), changeMinimum: number('changeMinimum') },
      ...{ mirrorPercent: number('mirrorPercent'), mirrorMinimum: number('mirrorMinimum') },
    },
  }
  const toggle = (table: string) => {
    const next = new Set(left)
    if (!next.delete(table)) next.add(table)
    setLeft(next)
  }
  return (
    <details className="act">
      <summary>{t('reporting.define')}</summary>
      <ActForm
        route={defineQuestionnaireRoute}
        input={{}}
        payload={{ definition }}
        place={place}
        action={t('registers.act-define')}
        onDone={async ({ record }) => void navigate({ to: questionnairePath(record) as '/' })}
      >
        <LineField
          label={t('reporting.definition-id')}
          note={t('reporting.definition-id-note')}
          value={id}
          onChange={setId}
          isCode
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          mostCharacters={40}
        />
        {LANGUAGES.map((language) => (
          <LineField
            key={language}
            label={t(`reporting.name-${language}`)}
            value={names[language]}
            onChange={(name) => setNames({ ...names, [language]: name })}
            mostCharacters={300}
          />
        ))}
        <LineField
          label={t('reporting.countries')}
          note={t('reporting.countries-note')}
          value={countries}
          onChange={setCountries}
          isCode
        />
        {proposal.modules.map((module) => (
          <fieldset key={module.id} className="field">
            <legend>{module.names[lang]}</legend>
            {module.tables.map((table) => (
              <div key={table.id} className="report-asked">
                <label className="report-check">
                  <input
                    type="checkbox"
                    checked={!left.has(table.id)}
                    onChange={() => toggle(table.id)}
                  />
                  {table.id} {table.names[lang]}
                </label>
                {!left.has(table.id) && (
                  <Select
                    compact
                    label={t('reporting.required-of', { table: table.id })}
                    value={required.get(table.id) ?? table.required}
                    options={REQUIRED.map((value) => ({
                      value,
                      label: t(`reporting.required-${value}`),
                    }))}
                    onChange={(value) => setRequired(new Map(required).set(table.id, value))}
                  />
                )}
              </div>
            ))}
          </fieldset>
        ))}
        {NUMBERS.map((name) => (
          <LineField
            key={name}
            label={t(`reporting.threshold-${name}`)}
            value={numbers[name]}
            onChange={(value) => setNumbers({ ...numbers, [name]: value })}
            isCode
            pattern="[0-9]{1,9}"
          />
        ))}
      </ActForm>
    </details>
  )
}
