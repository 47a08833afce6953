import { type FileProblem, inWords } from '@corridor/evidence'
import { useId, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import type { FlowProblem } from './flowMessages.ts'
import { problemOf } from './flowProblem.ts'
import {
  knownAreas,
  type NationalImport,
  type NationalTarget,
  readNationalFile,
} from './nationalTables.ts'
import { tidyBytes } from './tidyRows.ts'

interface NationalFileProps {
  readonly areas: AreaNames
  readonly target: Omit<NationalTarget, 'others' | 'source'>
  readonly onTables: (tables: NationalImport['tables']) => void
}

type Outcome =
  | { readonly kind: 'read'; readonly file: string; readonly found: NationalImport }
  | { readonly kind: 'failed'; readonly problem: FlowProblem }

/** Takes a country's own stock table from a CSV or Excel file. The file stays on this device. */
export function NationalFile({ areas, target, onTables }: NationalFileProps) {
  const t = useMessages()
  const id = useId()
  const [others, setOthers] = useState<NationalTarget['others']>('keep')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const take = async (file: File) => {
    try {
      const bytes = await bytesOf(file)
      const found = readNationalFile(bytes, knownAreas(areas.areas.values()), {
        ...target,
        others,
        source: file.name,
      })
      setOutcome({ kind: 'read', file: file.name, found })
      if (found.tables.length > 0) onTables(found.tables)
    } catch (error) {
      setOutcome({ kind: 'failed', problem: problemOf(error) })
    }
  }
  return (
    <details className="national-file">
      <summary>{t('whatif.file-title')}</summary>
      <p className="note" id={`${id}-note`}>
        {t('whatif.file-note')} <code dir="ltr">year,origin,destination,sex,persons</code>
      </p>
      <SegmentedControl
        label={t('whatif.file-others')}
        value={others}
        options={(['keep', 'zero'] as const).map((value) => ({
          value,
          label: t(`whatif.file-others-${value}`),
        }))}
        onChange={setOthers}
      />
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t('whatif.file-choose')}
        </label>
        <input
          id={id}
          type="file"
          accept=".csv,.xlsx,text/csv"
          aria-describedby={`${id}-note`}
          onChange={({ target: { files } }) => {
            const file = files?.[0]
            if (file !== undefined) void take(file)
          }}
        />
      </div>
      <div role="status">
        {outcome?.kind === 'read' && <Taken areas={areas} outcome={outcome} />}
      </div>
      {outcome?.kind === 'failed' && <Refused problem={outcome.problem} />}
    </details>
  )
}

/** The text of the file; a spreadsheet's first sheet is turned into the same kind of text. */
async function bytesOf(file: File): Promise<Uint8Array> {
  if (!/\.xlsx$/i.test(file.name)) return new Uint8Array(await file.arrayBuffer())
  const { readSheet } = await import('read-excel-file/browser')
  const rows = await readSheet(file)
  return tidyBytes(rows as Parameters<typeof tidyBytes>[0])
}

function Taken({
  areas,
  outcome: { file, found },
}: {
  readonly areas: AreaNames
  readonly outcome: Extract<Outcome, { kind: 'read' }>
}) {
  const t = useMessages()
  const { format } = useReader()
  const { tables, yearsLeftOut, originsLeftOut, destinationsLeftOut, sexCovered } = found
  return (
    <>
      <p>
        {tables.length === 0
          ? t(sexCovered ? 'whatif.file-nothing' : 'whatif.file-no-sex', { file })
          : t('whatif.file-taken', { file, count: tables.length })}
      </p>
      {yearsLeftOut.length > 0 && (
        <p>{t('whatif.file-years', { list: yearsLeftOut.map(format.year).join(', ') })}</p>
      )}
      {destinationsLeftOut.length > 0 && (
        <p>
          {t('whatif.file-destinations', { list: destinationsLeftOut.map(areas.name).join(', ') })}
        </p>
      )}
      {originsLeftOut.length > 0 && (
        <p>
          {t('whatif.file-origins', {
            list: originsLeftOut
              .map(({ origin, persons }) => `${areas.name(origin)} (${format.exact(persons)})`)
              .join(', '),
          })}
        </p>
      )}
    </>
  )
}

/** What is wrong with the file, by row and column, and what to do. */
function Refused({ problem }: { readonly problem: FlowProblem }) {
  const t = useMessages()
  const { problems } = problem.details as { readonly problems?: readonly FileProblem[] }
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{t('whatif.file-refused')}</p>
      {problems === undefined ? (
        <p lang="en" dir="ltr">
          {problem.message}
        </p>
      ) : (
        <ul lang="en" dir="ltr">
          {problems.map((one) => (
            <li key={`${one.row} ${one.column} ${one.problem}`}>{inWords(one)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
