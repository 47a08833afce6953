import type { AgencyProblem } from '@corridor/contract'
import { useLingui } from '@lingui/react'
import { type ReactNode, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import '../organisations/organisations.css'
import './fileImport.css'

/** What was found in a file, of whatever it holds. */
interface FileFindings {
  readonly fileName: string
  readonly state: 'checked' | 'writing' | 'written'
  readonly ready: number
  readonly questioned: number
  readonly columns: readonly { readonly header: string; readonly column: string | null }[]
  readonly problems: readonly AgencyProblem[]
  readonly problemCount: number
  readonly progress: { readonly done: number; readonly of: number } | null
  readonly failures: readonly { readonly row: number; readonly reason: string }[]
}

interface Props {
  readonly found: FileFindings
  /** The group of words that name what the file holds. */
  readonly group: 'agency-import' | 'job-order-import'
  /** Ids of the group's words with the figure of each. */
  readonly figures: readonly (readonly [name: string, count: number])[]
  /** Begins to enter what was found. */
  readonly onEnter: (withQuestions: boolean) => Promise<unknown>
  /** What stands below once it is entered. */
  readonly afterwards?: ReactNode
}

/** What a file would enter or has entered: figures, columns, problems by row, and the decision. */
export function ImportReport({ found, group, figures, onEnter, afterwards }: Props) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <>
      <h2>
        <bdi>{found.fileName}</bdi>
      </h2>
      <dl className="organisation-particulars">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`${group}.${name}`)}</dt>
            <dd>{format.exact(count)}</dd>
          </div>
        ))}
      </dl>
      {found.state === 'checked' ? (
        <Enter found={found} group={group} onEnter={onEnter} />
      ) : (
        <Progress found={found} group={group} />
      )}
      {found.state === 'written' && afterwards}
      <h2>{t('file-import.columns')}</h2>
      <ul className="import-columns">
        {found.columns.map(({ header, column }) => (
          <li key={header}>
            <bdi>{header}</bdi>:{' '}
            {t(column === null ? 'file-import.column-unused' : `${group}.column-${column}`)}
          </li>
        ))}
      </ul>
      <h2>{t('file-import.problems')}</h2>
      <Problems found={found} group={group} />
    </>
  )
}

/** Nothing is written before this is pressed twice. */
function Enter({ found, group, onEnter }: Pick<Props, 'found' | 'group' | 'onEnter'>) {
  const t = useMessages()
  const [withQuestions, setWithQuestions] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isSending, setIsSending] = useState(false)
  const count = found.ready + (withQuestions ? found.questioned : 0)
  const action = t(`${group}.enter`, { count })
  const send = async () => {
    if (isSending) return
    setIsSending(true)
    setError(null)
    try {
      await onEnter(withQuestions)
    } catch (reason) {
      setError(reason)
      setIsSending(false)
    }
  }
  if (found.ready + found.questioned === 0) return <p>{t('file-import.nothing')}</p>
  return (
    <form
      method="post"
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isAsking) void send()
        else setIsAsking(true)
      }}
    >
      {error !== null && <DeskProblem error={error} />}
      <p>{t('file-import.not-written')}</p>
      {found.questioned > 0 && (
        <label className="import-choice">
          <input
            type="checkbox"
            checked={withQuestions}
            onChange={(event) => setWithQuestions(event.target.checked)}
          />{' '}
          {t(`${group}.with-questions`, { count: found.questioned })}
        </label>
      )}
      {isAsking && (
        <p className="act-consequence" role="status">
          {t(`${group}.consequence`, { count })}
        </p>
      )}
      <p className="actions">
        <button type="submit" aria-disabled={isSending || count === 0} className="act-button">
          {isAsking ? t('desk.act-yes', { action }) : action}
        </button>
        {isAsking && (
          <button type="button" onClick={() => setIsAsking(false)}>
            {t('desk.act-back')}
          </button>
        )}
      </p>
    </form>
  )
}

function Progress({ found, group }: Pick<Props, 'found' | 'group'>) {
  const t = useMessages()
  const { format } = useReader()
  const { done, of } = found.progress ?? { done: 0, of: 0 }
  const isDone = found.state === 'written'
  const words = { done: format.exact(done), of: format.exact(of) }
  return (
    <>
      <p role="status">{t(isDone ? `${group}.written` : 'file-import.writing', words)}</p>
      {!isDone && <progress max={of} value={done} aria-label={t('file-import.progress')} />}
      {found.failures.length > 0 && (
        <>
          <h3>{t('file-import.failures')}</h3>
          <ul>
            {found.failures.map(({ row, reason }) => (
              <li key={row}>
                {t('file-import.row', { row: format.number(row) })}:{' '}
                <span lang="en" dir="ltr">
                  {reason}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Problems({ found, group }: Pick<Props, 'found' | 'group'>) {
  const t = useMessages()
  const { format } = useReader()
  const words = useProblemWords(group)
  const { problems, problemCount } = found
  if (problems.length === 0) return <p>{t('file-import.no-problems')}</p>
  return (
    <>
      <DataTable
        caption={t('file-import.problems')}
        rows={problems}
        rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
        limit={100}
        missing={t('file-import.no-value')}
        columns={[
          { id: 'row', header: t('file-import.row-number'), value: ({ row }) => row },
          {
            id: 'column',
            header: t('file-import.column'),
            value: ({ column }) => column ?? t('file-import.whole-row'),
            cell: ({ column }) => <bdi>{column ?? t('file-import.whole-row')}</bdi>,
          },
          {
            id: 'value',
            header: t('file-import.value'),
            value: ({ value }) => (value === '' ? null : value),
            cell: ({ value }) => <bdi>{value}</bdi>,
          },
          {
            id: 'level',
            header: t('file-import.level'),
            value: ({ level }) => t(`file-import.level-${level}`),
          },
          { id: 'problem', header: t('file-import.problem'), value: words },
        ]}
      />
      {problemCount > problems.length && (
        <p className="note">
          {t('file-import.more', { count: format.exact(problemCount - problems.length) })}
        </p>
      )}
    </>
  )
}

/** In the reader's language; what has no words of its own in the server's English. */
function useProblemWords(group: Props['group']): (problem: AgencyProblem) => string {
  const { i18n } = useLingui()
  return ({ code, problem, fix }) => {
    const word = `code-${code.replaceAll('_', '-')}`
    const id = [`${group}.${word}`, `file-import.${word}`].find(
      (one) => i18n.messages[one] !== undefined,
    )
    return id === undefined ? `${problem}. ${fix}` : i18n._(id)
  }
}
