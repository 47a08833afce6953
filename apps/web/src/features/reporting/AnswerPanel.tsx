import type { AnswerCell, AnswerExplanation, AnswerFinding } from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { LineField, ProseField } from '../desk/fields.tsx'
import { useFindingWords } from './FindingWords.tsx'

const STATUSES = ['', 'B', 'D', 'E', 'F', 'G', 'I', 'P', 'U', 'V', 'L', 'M', 'N', 'S']
const CONFIDENTIALITIES = ['', 'N', 'C', 'D']

/** What is said of one cell besides its figure: status, confidentiality, note, and why a warning is so. */
export function AnswerPanel({
  cell,
  name,
  findings,
  onChange,
  onExplain,
}: {
  readonly cell: AnswerCell
  readonly name: string
  readonly findings: readonly AnswerFinding[]
  readonly onChange: (cells: readonly AnswerCell[]) => void
  readonly onExplain: (explanation: AnswerExplanation) => void
}) {
  const t = useMessages()
  const choice = (
    label: string,
    value: string,
    codes: readonly string[],
    words: string,
    change: (code: string) => void,
  ) => (
    <label className="field">
      <span className="field-label">{label}</span>
      <select value={value} onChange={({ target }) => change(target.value)}>
        {codes.map((code) => (
          <option key={code} value={code}>
            {code === ''
              ? t(`reporting.${words}-none`)
              : `${code}: ${t(`reporting.${words}-${code}`)}`}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <section className="answer-panel" aria-labelledby="answer-panel">
      <h3 id="answer-panel">{t('reporting.about-cell', { name })}</h3>
      <div className="answer-choices">
        {choice(
          t('reporting.status'),
          cell.status === 'A' ? '' : cell.status,
          STATUSES,
          'obs',
          (status) => onChange([{ ...cell, status }]),
        )}
        {choice(
          t('reporting.confidentiality'),
          cell.confidentiality === 'F' ? '' : cell.confidentiality,
          CONFIDENTIALITIES,
          'conf',
          (confidentiality) => onChange([{ ...cell, confidentiality }]),
        )}
      </div>
      <LineField
        label={t('reporting.note')}
        value={cell.note}
        onChange={(note) => onChange([{ ...cell, note }])}
        mostCharacters={500}
        isOptional
      />
      {findings
        .filter(({ severity }) => severity === 'warning')
        .map((finding) => (
          <ExplainWarning
            key={`${finding.rule} ${finding.said}`}
            finding={finding}
            onExplain={onExplain}
          />
        ))}
    </section>
  )
}

function ExplainWarning({
  finding,
  onExplain,
}: {
  readonly finding: AnswerFinding
  readonly onExplain: (explanation: AnswerExplanation) => void
}) {
  const t = useMessages()
  const words = useFindingWords()
  const [text, setText] = useState(finding.explanation ?? '')
  const { rule, address, said } = finding
  return (
    <form
      method="post"
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        onExplain({ rule, address, said, text })
      }}
    >
      <ProseField
        label={t('reporting.explain', { warning: words(finding) })}
        note={t('reporting.explain-note')}
        value={text}
        onChange={setText}
        mostCharacters={2000}
      />
      <p className="actions">
        <button type="submit" className="act-button">
          {t('reporting.explain-act')}
        </button>
      </p>
    </form>
  )
}
