import { startSimulationRoute } from '@corridor/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useId, useState } from 'react'
import { type RouteError, sendRoute } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { refreshFlows } from './refreshFlows.ts'
import {
  type ErrorFields,
  FIELD_BOUNDS,
  type SimulatedEstimate,
  simulationRequest,
  USUAL_FIELDS,
  wrongFields,
} from './simulationFacts.ts'
import { keepSimulation } from './simulationMemory.ts'

const CLASSES = ['ownFigures', 'interpolated', 'carriedOver', 'originsUnknown'] as const

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** How often to draw and with which errors; starts the simulation of an estimate. */
export function SimulationForm({ selection }: { readonly selection: SimulatedEstimate }) {
  const t = useMessages()
  const queries = useQueryClient()
  const [fields, setFields] = useState(USUAL_FIELDS)
  const [asked, setAsked] = useState(false)
  const start = useMutation({
    mutationFn: () => sendRoute(startSimulationRoute, {}, simulationRequest(fields, selection)),
    onSuccess: ({ simulation, cancelToken }) => {
      keepSimulation(simulation.id, cancelToken)
      void refreshFlows(queries)
    },
  })
  const wrong = wrongFields(fields)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setAsked(true)
    if (wrong.length === 0 && !start.isPending) start.mutate()
  }
  const field = (name: keyof ErrorFields) => ({
    name,
    value: fields[name],
    isWrong: asked && wrong.includes(name),
    onChange: (value: string) => setFields({ ...fields, [name]: value }),
  })
  return (
    <form className="simulation-form" onSubmit={submit} noValidate>
      <div className="simulation-fields">
        <NumberField {...field('draws')} step={100} />
        <NumberField {...field('correlation')} step={0.05} />
        <NumberField {...field('seed')} step={1} />
      </div>
      <fieldset>
        <legend>{t('simulation.errors')}</legend>
        <p className="note">{t('simulation.errors-mean')}</p>
        <div className="simulation-fields">
          {CLASSES.map((name) => (
            <NumberField key={name} {...field(name)} step={1} />
          ))}
        </div>
      </fieldset>
      <p className="actions">
        <button type="submit" disabled={start.isPending}>
          {t('simulation.start')}
        </button>
        <button type="button" className="quiet" onClick={() => setFields(USUAL_FIELDS)}>
          {t('simulation.usual')}
        </button>
      </p>
      {start.error !== null && <StartProblem error={start.error as RouteError} />}
    </form>
  )
}

function NumberField({
  name,
  value,
  isWrong,
  step,
  onChange,
}: {
  readonly name: keyof ErrorFields
  readonly value: string
  readonly isWrong: boolean
  readonly step: number
  readonly onChange: (value: string) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const id = useId()
  const [least, most] = FIELD_BOUNDS[name]
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {t(`simulation.${kebab(name)}`)}
      </label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        dir="ltr"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-invalid={isWrong}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-note`} className="field-note" role={isWrong ? 'alert' : undefined}>
        {isWrong
          ? t('simulation.out-of-bounds', {
              least: format.number(least),
              most: format.number(most),
            })
          : t(`simulation.${kebab(name)}-means`)}
      </div>
    </div>
  )
}

/** Why it did not start: full, too much at once, or what the server says. */
function StartProblem({ error }: { readonly error: RouteError }) {
  const t = useMessages()
  const { problem, status } = error
  const words = problemWords(status, problem !== null)
  return (
    <div className="problem" role="alert">
      <p>{t(words, { status })}</p>
      {problem !== null && (
        <p lang="en" dir="ltr">
          {problem.detail}
        </p>
      )}
    </div>
  )
}

function problemWords(status: number, isTold: boolean): string {
  if (status === 429) return 'simulation.full'
  if (status === 503) return 'simulation.busy'
  if (isTold) return 'simulation.refused'
  return status === 0 ? 'problem.no-answer' : 'problem.unreadable'
}
