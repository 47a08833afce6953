import { useState } from 'react'
import type { RouteError } from '../../../app/fetchRoute.ts'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import { RouteProblem } from '../../../ui/RouteProblem.tsx'
import { saveFile } from '../../../ui/saveFile.ts'
import type { AssessmentProps } from './AssessmentHead.tsx'
import { fetchReport } from './fetchReport.ts'
import { ProblemList } from './ProblemList.tsx'
import { type AssessmentProblem, checkAssessment } from './readAssessment.ts'

type State =
  | { readonly kind: 'idle' | 'making' | 'made' }
  | { readonly kind: 'problems'; readonly problems: readonly AssessmentProblem[] }
  | { readonly kind: 'failed'; readonly error: RouteError; readonly as: 'html' | 'pdf' }

/** The report as a file; making it is the only time that answers leave the browser. */
export function GapReport({ draft, questions }: AssessmentProps) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const [state, setState] = useState<State>({ kind: 'idle' })
  const make = async (as: 'html' | 'pdf') => {
    const checked = checkAssessment(draft, new Set(questions.map(({ id }) => id)))
    if ('problems' in checked) return setState({ kind: 'problems', problems: checked.problems })
    setState({ kind: 'making' })
    await fetchReport(checked.assessment, lang, as).then(
      (file) => {
        saveFile(file, `policy-check.${as}`)
        setState({ kind: 'made' })
      },
      (error: RouteError) => setState({ kind: 'failed', error, as }),
    )
  }
  return (
    <section id="report" aria-labelledby="report-title">
      <h2 id="report-title">{t('policy.report')}</h2>
      <p>{t('policy.report-sends')}</p>
      <p className="actions">
        {(['pdf', 'html'] as const).map((as) => (
          <button
            key={as}
            type="button"
            disabled={state.kind === 'making'}
            onClick={() => void make(as)}
          >
            {t(`policy.make-${as}`)}
          </button>
        ))}
      </p>
      <p role="status">
        {state.kind === 'making' && t('policy.making')}
        {state.kind === 'made' && t('policy.made')}
      </p>
      {state.kind === 'problems' && (
        <ProblemList title={t('policy.problems-report')} problems={state.problems} linked />
      )}
      {state.kind === 'failed' && (
        <RouteProblem error={state.error} onRetry={() => void make(state.as)} />
      )}
    </section>
  )
}
