import { useId, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import { FileRefused } from './FileRefused.tsx'
import type { FlowProblem } from './flowMessages.ts'
import { problemOf } from './flowProblem.ts'
import {
  knownAreas,
  type NationalImport,
  type NationalTarget,
  readNationalFile,
} from './nationalTables.ts'
import { isSpreadsheet, readSpreadsheet } from './readSpreadsheet.ts'
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
      const { source, bytes } = await bytesOf(file)
      const found = readNationalFile(bytes, knownAreas(areas.areas.values()), {
        ...target,
        others,
        source,
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
          onChange={({ target: chooser }) => {
            const file = chooser.files?.[0]
            if (file !== undefined) void take(file)
            chooser.value = ''
          }}
        />
      </div>
      <div role="status">
        {outcome?.kind === 'read' && <Taken areas={areas} outcome={outcome} />}
      </div>
      {outcome?.kind === 'failed' && <FileRefused problem={outcome.problem} name={areas.name} />}
    </details>
  )
}

/**
 * The text of the file; a spreadsheet's first sheet is turned into the same kind of text.
 *
 * @throws {DomainError} `bad_file` for a spreadsheet that cannot be read.
 */
async function bytesOf(
  file: File,
): Promise<{ readonly source: string; readonly bytes: Uint8Array }> {
  if (!isSpreadsheet(file)) {
    return { source: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  }
  const { name, rows } = await readSpreadsheet(file)
  return { source: name, bytes: tidyBytes(rows) }
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
