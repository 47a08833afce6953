import {
  type InsurancePeriod,
  PERIOD_KINDS,
  statementWords,
  type TotalizationCase,
} from '@corridor/totalization'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { Option } from '../../ui/Select.tsx'
import { changePeriod, removePeriod } from './caseDraft.ts'
import { LengthField } from './LengthField.tsx'

interface PeriodTableProps {
  readonly draft: TotalizationCase
  readonly write: (draft: TotalizationCase) => void
  readonly stateOptions: readonly Option<string>[]
}

const COLUMNS = ['id', 'state', 'kind', 'from', 'to', 'length', 'evidence', 'institution'] as const

/** Every period as a row of fields; on a narrow screen each is a block of its own. */
export function PeriodTable({ draft, write, stateOptions }: PeriodTableProps) {
  const t = useMessages()
  if (draft.periods.length === 0) return <p>{t('social-security.no-periods')}</p>
  return (
    <section
      className="wide"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
      tabIndex={0}
      aria-label={t('social-security.periods')}
    >
      <table className="period-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`social-security.period-${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="off-screen">{t('social-security.remove-period')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.periods.map((one, place) => (
            <PeriodRow
              // biome-ignore lint/suspicious/noArrayIndexKey: names of periods are edited in place
              key={place}
              one={one}
              stateOptions={stateOptions}
              change={(change) => write(changePeriod(draft, place, change))}
              remove={() => write(removePeriod(draft, place))}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface PeriodRowProps {
  readonly one: InsurancePeriod
  readonly stateOptions: readonly Option<string>[]
  readonly change: (change: Partial<InsurancePeriod>) => void
  readonly remove: () => void
}

function PeriodRow({ one, stateOptions, change, remove }: PeriodRowProps) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const words = statementWords(lang)
  const label = (column: (typeof COLUMNS)[number]) =>
    t('social-security.of-period', { what: t(`social-security.period-${column}`), period: one.id })
  const day = (column: 'from' | 'to') => (
    <td data-head={t(`social-security.period-${column}`)}>
      <input
        type="date"
        aria-label={label(column)}
        value={one[column] ?? ''}
        onChange={({ target }) => change({ [column]: target.value === '' ? null : target.value })}
      />
    </td>
  )
  return (
    <tr>
      <td data-head={t('social-security.period-id')}>
        <input
          aria-label={label('id')}
          value={one.id}
          maxLength={80}
          onChange={({ target }) => change({ id: target.value })}
        />
      </td>
      <td data-head={t('social-security.period-state')}>
        <Choice
          label={label('state')}
          value={one.state}
          options={stateOptions}
          onChange={(state) => change({ state })}
        />
      </td>
      <td data-head={t('social-security.period-kind')}>
        <Choice
          label={label('kind')}
          value={one.kind}
          options={PERIOD_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
          // What a message called it holds for the kind it came with.
          onChange={(kind) => change({ kind, typeCode: null })}
        />
      </td>
      {day('from')}
      {day('to')}
      <td data-head={t('social-security.period-length')}>
        <LengthField
          label={label('length')}
          length={one.certified}
          noLength={t('social-security.by-dates')}
          onChange={(certified) => change({ certified })}
        />
      </td>
      <td data-head={t('social-security.period-evidence')}>
        <Choice
          label={label('evidence')}
          value={one.evidence}
          options={[
            { value: 'certified', label: words.certified },
            { value: 'declared', label: words.declared },
          ]}
          onChange={(evidence) => change({ evidence })}
        />
      </td>
      <td data-head={t('social-security.period-institution')}>
        <input
          aria-label={label('institution')}
          value={one.institution ?? ''}
          maxLength={200}
          onChange={({ target }) =>
            change({ institution: target.value === '' ? null : target.value })
          }
        />
      </td>
      <td>
        <button type="button" className="quiet" onClick={remove}>
          {t('social-security.remove-period')}
          <span className="off-screen"> {one.id}</span>
        </button>
      </td>
    </tr>
  )
}

/** A choice without a visible label, for the cells of a table. */
function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly Option<Value>[]
  readonly onChange: (value: Value) => void
}) {
  const known = options.some((option) => option.value === value)
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as Value)}
    >
      {!known && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
