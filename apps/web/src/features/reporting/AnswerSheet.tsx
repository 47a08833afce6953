import type { AnswerFinding, ReportFile, ReportGrid } from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { AnswerGrid } from './AnswerGrid.tsx'
import { AnswerPanel } from './AnswerPanel.tsx'
import { useFindingWords } from './FindingWords.tsx'
import { type Answers, cellAt } from './useAnswers.ts'

const FIELDS = { table: optionalText(/^[A-Z][A-Z0-9_]{0,19}$/) }

/** The tables of a report, one at a time, with what the rules say of them. */
export function AnswerSheet({
  file,
  answers,
  isFilling,
}: {
  readonly file: ReportFile
  readonly answers: Answers
  readonly isFilling: boolean
}) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const [view, change] = useViewState(FIELDS)
  const [chosen, setChosen] = useState<string | null>(null)
  const [leftOut, setLeftOut] = useState(0)
  const grids = file.modules.flatMap(({ tables }) => tables)
  const grid = grids.find(({ id }) => id === view.table) ?? grids[0]!
  const { examined, cells, saving, error } = answers
  const compared = new Map(file.compared.map((one) => [one.address, one]))
  const name = (address: string) => nameOfCell(grids, address, lang)
  const go = (address: string) => {
    change({ table: address.split('/')[0] })
    // The table has to be there first.
    setTimeout(() =>
      document.querySelector<HTMLInputElement>(`[data-address="${address}"]`)?.focus(),
    )
  }
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('reporting.answers')}</h2>
      <ModuleList
        file={file}
        answers={answers}
        shown={grid.id}
        onShow={(id) => change({ table: id })}
      />
      <p role="status" className="note">
        {isFilling && t(`reporting.saving-${saving}`)}
        {leftOut > 0 && ` ${t('reporting.left-out', { count: leftOut })}`}
      </p>
      {error !== null && <DeskProblem error={error} />}
      <AnswerGrid
        key={grid.id}
        {...{ grid, cells, compared, chosen }}
        findings={examined.findings}
        onChange={isFilling ? answers.change : null}
        onChoose={setChosen}
        onLeftOut={setLeftOut}
      />
      {isFilling && chosen?.startsWith(`${grid.id}/`) && (
        <AnswerPanel
          key={chosen}
          cell={cellAt(cells, chosen)}
          name={name(chosen)}
          findings={examined.findings.filter(({ address }) => address === chosen)}
          onChange={answers.change}
          onExplain={answers.explain}
        />
      )}
      <FindingOverview findings={examined.findings} nameOf={name} onGo={go} />
    </section>
  )
}

function nameOfCell(
  grids: readonly ReportGrid[],
  address: string,
  lang: 'en' | 'fr' | 'es' | 'ar',
) {
  const [table = '', row = '', column = ''] = address.split('/')
  const grid = grids.find(({ id }) => id === table)
  const named = (items: ReportGrid['rows'] | undefined, code: string) =>
    items?.find((item) => item.code === code)?.names[lang] ?? code
  return `${table}: ${named(grid?.rows, row)}, ${named(grid?.columns, column)}`
}

/** Modules with their tables and how far each is. */
function ModuleList({
  file,
  answers,
  shown,
  onShow,
}: {
  readonly file: ReportFile
  readonly answers: Answers
  readonly shown: string
  readonly onShow: (table: string) => void
}) {
  const t = useMessages()
  const { format, preferences } = useReader()
  const { lang } = preferences
  const wrongIn = (table: string) =>
    answers.examined.findings.filter(
      ({ address, severity, explanation }) =>
        address.startsWith(`${table}/`) && (severity === 'error' || explanation === null),
    ).length
  return (
    <nav aria-label={t('reporting.tables')} className="report-modules">
      {file.modules.map((module) => {
        const progress = answers.examined.progress.find((one) => one.module === module.id)
        return (
          <section key={module.id} aria-labelledby={`module-${module.id}`}>
            <h3 id={`module-${module.id}`}>{module.names[lang]}</h3>
            {progress !== undefined && (
              <p className="note">
                {t('reporting.progress', {
                  answered: format.exact(progress.answered),
                  of: format.exact(progress.of),
                  missing: format.exact(progress.requiredMissing),
                })}
              </p>
            )}
            <ul>
              {module.tables.map(({ id, names }) => {
                const open = wrongIn(id)
                return (
                  <li key={id}>
                    <button
                      type="button"
                      className="report-link"
                      aria-pressed={id === shown}
                      onClick={() => onShow(id)}
                    >
                      {id} {names[lang]}
                    </button>
                    {open > 0 && (
                      <span className="report-open">
                        {' '}
                        {t('reporting.open-count', { count: open })}
                      </span>
                    )}
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}

const MOST_SHOWN = 100

/** Everything that is to be done, errors first; each leads to its cell. */
function FindingOverview({
  findings,
  nameOf,
  onGo,
}: {
  readonly findings: readonly AnswerFinding[]
  readonly nameOf: (address: string) => string
  readonly onGo: (address: string) => void
}) {
  const t = useMessages()
  const words = useFindingWords()
  const rank = ({ severity, explanation }: AnswerFinding) =>
    severity === 'error' ? 0 : explanation === null ? 1 : 2
  const ordered = findings.toSorted((a, b) => rank(a) - rank(b))
  return (
    <section aria-labelledby="findings">
      <h3 id="findings">{t('reporting.findings', { count: findings.length })}</h3>
      {findings.length === 0 && <p>{t('reporting.findings-none')}</p>}
      {findings.length > MOST_SHOWN && (
        <p className="note">{t('reporting.findings-first', { count: MOST_SHOWN })}</p>
      )}
      <ul className="report-findings">
        {ordered.slice(0, MOST_SHOWN).map((finding) => (
          <li key={`${finding.rule} ${finding.address} ${finding.said}`}>
            <button type="button" className="report-link" onClick={() => onGo(finding.address)}>
              {nameOf(finding.address)}
            </button>{' '}
            <strong>
              {t(
                finding.severity === 'error'
                  ? 'reporting.error'
                  : finding.explanation === null
                    ? 'reporting.warning'
                    : 'reporting.explained',
              )}
            </strong>{' '}
            {words(finding)}
            {finding.explanation !== null && (
              <blockquote dir="auto">{finding.explanation}</blockquote>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
