import { reenterClearanceRoute } from '@corridor/contract'
import { useRef, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { actCall, newActKey } from '../../app/actCall.ts'
import { RouteError } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { CLEARANCES_PATH, clearancePath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { EnterForm } from './EnterForm.tsx'
import { type FileRow, readFormsFile } from './readFormsFile.ts'
import './outages.css'

/** What became of one form. */
interface Entered {
  readonly place: number
  readonly record: string | null
  readonly outcome: 'entered' | 'before' | 'refused'
  readonly problem: string | null
}

/** Forms of an outage are entered: one by one from paper, or as the file of a kit. */
export function FormsPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('outage.forms')} section="outage">
      <p className="lead">{t('outage.forms-lead')}</p>
      <p>{t('outage.forms-once')}</p>
      <FileEntry />
      <OneByOne />
      <p className="actions">
        <AppLink to={CLEARANCES_PATH}>{t('outage.to-clearances')}</AppLink>
      </p>
    </DeskPage>
  )
}

/** The file of an office's kit, form after form; stopped and begun again nothing is doubled. */
function FileEntry() {
  const t = useMessages()
  const { format } = useReader()
  const [rows, setRows] = useState<readonly FileRow[]>([])
  const [done, setDone] = useState<readonly Entered[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const stopped = useRef(false)
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    const read = readFormsFile(await file.text())
    setDone([])
    setRows(typeof read === 'string' ? [] : read)
    setProblem(typeof read === 'string' ? read : null)
  }
  const run = async () => {
    if (isRunning) return
    stopped.current = false
    setRunning(true)
    setDone([])
    for (const row of rows) {
      if (stopped.current) break
      const entered = await enter(row)
      // Without network there is no use in asking for each of the others.
      if (entered === null) {
        setProblem('outage.file-no-network')
        break
      }
      setDone((before) => [...before, entered])
    }
    setRunning(false)
  }
  const count = (outcome: Entered['outcome']) =>
    format.exact(done.filter((one) => one.outcome === outcome).length)
  const told = done.filter(({ outcome }) => outcome === 'refused')
  return (
    <section aria-labelledby="file-entry">
      <h2 id="file-entry">{t('outage.file')}</h2>
      <p>
        <label>
          {t('outage.file-choose')}{' '}
          <input
            type="file"
            accept=".csv,text/csv"
            onChange={({ target }) => void choose(target.files?.[0])}
          />
        </label>
      </p>
      {problem !== null && (
        <p className="problem" role="alert">
          {t(problem)}
        </p>
      )}
      {rows.length > 0 && (
        <>
          <p className="actions">
            <button
              type="button"
              className="act-button"
              aria-disabled={isRunning}
              onClick={() => void run()}
            >
              {t('outage.file-enter', { count: rows.length })}
            </button>
            {isRunning && (
              <button
                type="button"
                onClick={() => {
                  stopped.current = true
                }}
              >
                {t('outage.file-stop')}
              </button>
            )}
          </p>
          <p role="status">
            {t('outage.file-progress', {
              done: format.exact(done.length),
              rows: format.exact(rows.length),
              entered: count('entered'),
              before: count('before'),
              refused: count('refused'),
            })}
          </p>
        </>
      )}
      {told.length > 0 && (
        <DataTable
          caption={t('outage.file-refused')}
          rows={told}
          rowKey={({ place }) => `${place}`}
          columns={[
            {
              id: 'place',
              header: t('outage.file-row'),
              value: ({ place }) => place,
              cell: ({ place }) => format.exact(place),
            },
            {
              id: 'problem',
              header: t('outage.file-problem'),
              value: ({ problem: words }) => words,
              cell: ({ problem: words }) => (
                <span lang="en" dir="ltr">
                  {words}
                </span>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

/** @returns null where no answer came. */
async function enter({ place, form }: FileRow): Promise<Entered | null> {
  try {
    const { record, repeated } = await actCall(
      reenterClearanceRoute,
      {},
      { expectedVersion: 0, payload: form },
      newActKey(),
    )
    return { place, record, outcome: repeated ? 'before' : 'entered', problem: null }
  } catch (error) {
    if (!(error instanceof RouteError) || error.problem === null) return null
    return { place, record: null, outcome: 'refused', problem: error.problem.detail }
  }
}

/** Form after form from paper: the fields are empty again, and what was entered stands below. */
function OneByOne() {
  const t = useMessages()
  const [entered, setEntered] = useState<readonly { readonly record: string; at: number }[]>([])
  return (
    <section aria-labelledby="one-by-one">
      <h2 id="one-by-one">{t('outage.paper')}</h2>
      <EnterForm
        key={entered.length}
        hasFocus={entered.length > 0}
        onEntered={(record) => setEntered([{ record, at: entered.length + 1 }, ...entered])}
      />
      {entered.length > 0 && (
        <ol className="outage-entered" reversed aria-label={t('outage.paper-entered')}>
          {entered.map(({ record, at }) => (
            <li key={at}>
              <AppLink to={clearancePath(record)}>
                <bdi>{record}</bdi>
              </AppLink>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
