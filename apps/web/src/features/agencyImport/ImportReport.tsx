import { type AgencyImport, type AgencyProblem, writeAgencyImportRoute } from '@corridor/contract'
import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'

interface Props {
  readonly found: AgencyImport
  readonly onChanged: () => Promise<unknown>
}

/** What a file would enter or has entered: figures, columns, problems by row, and the decision. */
export function ImportReport({ found, onChanged }: Props) {
  const t = useMessages()
  return (
    <>
      <h2>
        <bdi>{found.fileName}</bdi>
      </h2>
      <Figures found={found} />
      {found.state === 'checked' ? (
        <Enter found={found} onChanged={onChanged} />
      ) : (
        <Progress found={found} />
      )}
      <h2>{t('agency-import.columns')}</h2>
      <ul className="import-columns">
        {found.columns.map(({ header, column }) => (
          <li key={header}>
            <bdi>{header}</bdi>:{' '}
            {t(column === null ? 'agency-import.column-unused' : `agency-import.column-${column}`)}
          </li>
        ))}
      </ul>
      <h2>{t('agency-import.problems')}</h2>
      <Problems found={found} />
    </>
  )
}

function Figures({ found }: Pick<Props, 'found'>) {
  const t = useMessages()
  const { format } = useReader()
  const figures = ['rowCount', 'ready', 'questioned', 'wrong', 'licences'] as const
  return (
    <dl className="organisation-particulars">
      {figures.map((name) => (
        <div key={name}>
          <dt>{t(`agency-import.${name === 'rowCount' ? 'rows' : name}`)}</dt>
          <dd>{format.exact(found[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Nothing is written before this is pressed twice. */
function Enter({ found, onChanged }: Props) {
  const t = useMessages()
  const [withQuestions, setWithQuestions] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isSending, setIsSending] = useState(false)
  const count = found.ready + (withQuestions ? found.questioned : 0)
  const action = t('agency-import.enter', { count })
  const send = async () => {
    if (isSending) return
    setIsSending(true)
    setError(null)
    try {
      await identityCall(writeAgencyImportRoute, { import: found.id }, { withQuestions })
      await onChanged()
    } catch (reason) {
      setError(reason)
      setIsSending(false)
    }
  }
  if (found.ready + found.questioned === 0) return <p>{t('agency-import.nothing')}</p>
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
      <p>{t('agency-import.not-written')}</p>
      {found.questioned > 0 && (
        <label className="import-choice">
          <input
            type="checkbox"
            checked={withQuestions}
            onChange={(event) => setWithQuestions(event.target.checked)}
          />{' '}
          {t('agency-import.with-questions', { count: found.questioned })}
        </label>
      )}
      {isAsking && (
        <p className="act-consequence" role="status">
          {t('agency-import.consequence', { count })}
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

function Progress({ found }: Pick<Props, 'found'>) {
  const t = useMessages()
  const { format } = useReader()
  const { done, of } = found.progress ?? { done: 0, of: 0 }
  const isDone = found.state === 'written'
  const words = { done: format.exact(done), of: format.exact(of) }
  return (
    <>
      <p role="status">{t(isDone ? 'agency-import.written' : 'agency-import.writing', words)}</p>
      {!isDone && <progress max={of} value={done} aria-label={t('agency-import.progress')} />}
      {found.failures.length > 0 && (
        <>
          <h3>{t('agency-import.failures')}</h3>
          <ul>
            {found.failures.map(({ row, reason }) => (
              <li key={row}>
                {t('agency-import.row', { row: format.number(row) })}:{' '}
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

function Problems({ found }: Pick<Props, 'found'>) {
  const t = useMessages()
  const { format } = useReader()
  const words = useProblemWords()
  const { problems, problemCount } = found
  if (problems.length === 0) return <p>{t('agency-import.no-problems')}</p>
  return (
    <>
      <DataTable
        caption={t('agency-import.problems')}
        rows={problems}
        rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
        limit={100}
        missing={t('agency-import.no-value')}
        columns={[
          { id: 'row', header: t('agency-import.row-number'), value: ({ row }) => row },
          {
            id: 'column',
            header: t('agency-import.column'),
            value: ({ column }) => column ?? t('agency-import.whole-row'),
            cell: ({ column }) => <bdi>{column ?? t('agency-import.whole-row')}</bdi>,
          },
          {
            id: 'value',
            header: t('agency-import.value'),
            value: ({ value }) => (value === '' ? null : value),
            cell: ({ value }) => <bdi>{value}</bdi>,
          },
          {
            id: 'level',
            header: t('agency-import.level'),
            value: ({ level }) => t(`agency-import.level-${level}`),
          },
          { id: 'problem', header: t('agency-import.problem'), value: words },
        ]}
      />
      {problemCount > problems.length && (
        <p className="note">
          {t('agency-import.more', { count: format.exact(problemCount - problems.length) })}
        </p>
      )}
    </>
  )
}

/** In the reader's language; what has no words of its own in the server's English. */
function useProblemWords(): (problem: AgencyProblem) => string {
  const { i18n } = useLingui()
  return ({ code, problem, fix }) => {
    const id = `agency-import.code-${code.replaceAll('_', '-')}`
    return i18n.messages[id] === undefined ? `${problem}. ${fix}` : i18n._(id)
  }
}
