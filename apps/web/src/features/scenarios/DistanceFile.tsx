import { distanceChoice } from '@corridor/flows'
import { useId, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { DecimalField } from './DecimalField.tsx'
import { type DecayChoice, decayOf, type ScenarioDecay } from './distanceDecay.ts'
import { FileRefused } from './FileRefused.tsx'
import type { FlowProblem } from './flowMessages.ts'
import { problemOf } from './flowProblem.ts'
import { readDistances } from './readDistances.ts'
import { isSpreadsheet, readSpreadsheet } from './readSpreadsheet.ts'
import { csvRows, type TableRow } from './tableRows.ts'
import { cellText } from './tidyRows.ts'

interface DistanceFileProps {
  /** Areas of the estimate: each two of them need a distance. */
  readonly areas: readonly string[]
  readonly name: (code: string) => string
  /** The decay in force; undefined where moves do not fall with distance. */
  readonly decay: ScenarioDecay | undefined
  /** Whether the method has a use for distances, and whether it needs one within an area. */
  readonly usable: boolean
  readonly needsWithin: boolean
  readonly onDecay: (decay: ScenarioDecay) => void
}

/** What the contract takes: the power, the rate per kilometre, kilometres. */
const MOST = { power: 10, exponential: 1, within: 1_000_000 } as const

type Outcome =
  | { readonly kind: 'read'; readonly file: string; readonly pairs: number }
  | { readonly kind: 'failed'; readonly problem: FlowProblem }

/** Takes a table of distances of the reader's own and how moves fall with them. */
export function DistanceFile(props: DistanceFileProps) {
  const { areas, name, decay, usable, needsWithin, onDecay } = props
  const t = useMessages()
  const { format } = useReader()
  const id = useId()
  const [chosen, setChosen] = useState<DecayChoice>({
    kind: 'power',
    power: 1,
    exponential: 0.001,
    within: null,
  })
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const choice = decay === undefined ? chosen : choiceOf(decay, chosen)
  const choose = (part: Partial<DecayChoice>) => {
    const next = { ...choice, ...part }
    setChosen(next)
    if (decay !== undefined) onDecay(decayOf(next, decay.distances))
  }
  const take = async (file: File) => {
    try {
      const { name: source, rows } = await rowsOf(file)
      const { km, pairs } = readDistances(rows, source)
      const next = decayOf(choice, { source, km })
      // Refuses the file where a pair has no distance.
      distanceChoice(areas, next)
      setOutcome({ kind: 'read', file: file.name, pairs })
      onDecay(next)
    } catch (error) {
      setOutcome({ kind: 'failed', problem: problemOf(error) })
    }
  }
  const { kind } = choice
  return (
    <details className="national-file">
      <summary>{t('whatif.distance-title')}</summary>
      <p className="note" id={`${id}-note`}>
        {t('whatif.distance-note')} <code dir="ltr">origin,destination,km</code>
      </p>
      {!usable && <p className="note">{t('whatif.distance-no-use')}</p>}
      <SegmentedControl
        label={t('whatif.distance-form')}
        value={kind}
        options={(['power', 'exponential'] as const).map((value) => ({
          value,
          label: t(`whatif.distance-${value}`),
        }))}
        onChange={(value) => choose({ kind: value })}
      />
      <DecimalField
        key={kind}
        label={t(`whatif.distance-${kind}-parameter`)}
        value={choice[kind]}
        most={MOST[kind]}
        note={t(`whatif.distance-${kind}-note`)}
        onNumber={(value) => value !== null && choose({ [kind]: value })}
      />
      {(needsWithin || choice.within !== null) && (
        <DecimalField
          label={t('whatif.distance-within')}
          value={choice.within}
          most={MOST.within}
          note={t('whatif.distance-within-note')}
          onNumber={(within) => choose({ within })}
        />
      )}
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t('whatif.distance-file')}
        </label>
        <input
          id={id}
          type="file"
          accept=".csv,.xlsx,text/csv"
          disabled={!usable}
          aria-describedby={`${id}-note`}
          onChange={({ target }) => {
            const file = target.files?.[0]
            if (file !== undefined) void take(file)
            target.value = ''
          }}
        />
      </div>
      <div role="status">
        {outcome?.kind === 'read' && (
          <p>
            {t('whatif.distance-taken', {
              count: outcome.pairs,
              figure: format.number(outcome.pairs),
              file: outcome.file,
            })}
          </p>
        )}
      </div>
      {outcome?.kind === 'failed' && <FileRefused problem={outcome.problem} name={name} />}
    </details>
  )
}

/** Fields as they stand in the decay in force; what it does not say stays as chosen. */
const choiceOf = (decay: ScenarioDecay, chosen: DecayChoice): DecayChoice => ({
  ...chosen,
  kind: decay.kind,
  within: decay.withinKm ?? null,
  ...(decay.kind === 'power' ? { power: decay.beta } : { exponential: decay.gammaPerKm }),
})

/** @throws {DomainError} `bad_file` for a spreadsheet that cannot be read. */
async function rowsOf(
  file: File,
): Promise<{ readonly name: string; readonly rows: readonly TableRow[] }> {
  if (!isSpreadsheet(file)) return { name: file.name, rows: csvRows(await file.text()) }
  const { name, rows } = await readSpreadsheet(file)
  return {
    name,
    rows: rows
      .map((cells, at) => ({ row: at + 1, cells: cells.map((cell) => cellText(cell).trim()) }))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
  }
}
