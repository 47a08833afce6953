import { FLOW_METHODS, type FlowEstimate, type FlowInput, type FlowMethod } from '@corridor/flows'
import { useMemo, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { methodName } from '../flows/estimateWords.ts'
import { FlowTrouble } from './FlowTrouble.tsx'
import { FOUR_AREAS } from './fourAreas.ts'
import { useFlowWork } from './useFlowWork.ts'
import './scenarios.css'

const COMPONENTS = ['births', 'deaths'] as const
const TABLES = ['stockStart', 'stockEnd'] as const

/** The four-country example of the method pages, computed while its figures are changed. */
export function FourAreaExample({ start }: { readonly start: string }) {
  const t = useMessages()
  const [method, setMethod] = useState<FlowMethod>(
    () => FLOW_METHODS.find((known) => known === start) ?? 'closed-minimum',
  )
  const [input, setInput] = useState<FlowInput>(FOUR_AREAS)
  const question = useMemo(() => ({ input, options: { method }, scenario: null }), [input, method])
  const { estimate, problem } = useFlowWork(question)
  const edit = (name: (typeof TABLES | typeof COMPONENTS)[number], cell: number, to: number) =>
    setInput((last) => ({ ...last, [name]: last[name]!.with(cell, to) }))
  return (
    <section className="four-areas" aria-labelledby="four-areas-title">
      <h2 id="four-areas-title">{t('example.title')}</h2>
      <p>{t('example.lead')}</p>
      <div className="example-inputs">
        {TABLES.map((name) => (
          <InputTable
            key={name}
            caption={t(name === 'stockStart' ? 'example.start' : 'example.end')}
            corner={t('example.born-in')}
            areas={input.areas}
            rows={input.areas}
            values={input[name]}
            onEdit={(cell, to) => edit(name, cell, to)}
          />
        ))}
        <InputTable
          caption={t('example.counts')}
          corner=""
          areas={input.areas}
          rows={COMPONENTS.map((name) => t(`example.${name}`))}
          values={Float64Array.of(...input.births!, ...input.deaths!)}
          onEdit={(cell, to) => {
            const size = input.areas.length
            edit(cell < size ? 'births' : 'deaths', cell % size, to)
          }}
        />
      </div>
      <div className="actions">
        <Select
          label={t('world.method')}
          value={method}
          options={FLOW_METHODS.map((value) => ({ value, label: methodName(t, value) }))}
          onChange={setMethod}
        />
        <button type="button" disabled={input === FOUR_AREAS} onClick={() => setInput(FOUR_AREAS)}>
          {t('example.reset')}
        </button>
      </div>
      {problem !== null && <FlowTrouble problem={problem} name={(code) => code} />}
      {estimate !== null && <Outcome estimate={estimate} outdated={problem !== null} />}
    </section>
  )
}

function InputTable({
  caption,
  corner,
  areas,
  rows,
  values,
  onEdit,
}: {
  readonly caption: string
  readonly corner: string
  readonly areas: readonly string[]
  readonly rows: readonly string[]
  readonly values: Float64Array
  readonly onEdit: (cell: number, to: number) => void
}) {
  return (
    <table className="example-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {areas.map((area) => (
            <th key={area} scope="col" className="figure">
              {area}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {areas.map((area, j) => (
              <td key={area} className="figure">
                <input
                  type="number"
                  min={0}
                  step={1}
                  inputMode="numeric"
                  aria-label={`${caption}: ${row}, ${area}`}
                  value={values[i * areas.length + j]}
                  onChange={({ target }) => {
                    if (target.value === '' || !target.validity.valid) return
                    onEdit(i * areas.length + j, target.valueAsNumber)
                  }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Outcome({
  estimate,
  outdated,
}: {
  readonly estimate: FlowEstimate
  readonly outdated: boolean
}) {
  const t = useMessages()
  const { format } = useReader()
  const { areas, persons, total, types } = estimate
  const one = (value: number) =>
    format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const added = (table: Float64Array) => one(table.reduce((sum, value) => sum + value, 0))
  return (
    <div data-outdated={outdated}>
      <table className="example-table">
        <caption>{t('example.flows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('example.from')}</th>
            {areas.map((area) => (
              <th key={area} scope="col" className="figure">
                {area}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areas.map((area, i) => (
            <tr key={area}>
              <th scope="row">{area}</th>
              {areas.map((other, j) => (
                <td key={other} className="figure">
                  {one(persons[i * areas.length + j]!)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">
        {t('example.total', { total: one(total) })}{' '}
        {types !== null &&
          t('example.types', {
            outward: added(types.outward),
            back: added(types.return),
            transit: added(types.transit),
          })}
      </p>
    </div>
  )
}
