import { CONSTITUENCIES, policyCheckRoute } from '@corridor/contract'
import { useMemo } from 'react'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useRoute } from '../../../app/useRoute.ts'
import { useViewState } from '../../../app/useViewState.ts'
import { choice } from '../../../app/viewState.ts'
import { useMessages } from '../../../i18n/useMessages.ts'
import { Reserved } from '../../../ui/Reserved.tsx'
import { RouteProblem } from '../../../ui/RouteProblem.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { usePageTitle } from '../../../ui/usePageTitle.ts'
import { StandardsNav } from '../StandardsNav.tsx'
import { useToday } from '../useToday.ts'
import { AssessmentFiles } from './AssessmentFiles.tsx'
import { AssessmentHead } from './AssessmentHead.tsx'
import type { PolicyCheckAnswer } from './assessmentDraft.ts'
import { GapReport } from './GapReport.tsx'
import { QuestionList } from './QuestionList.tsx'
import { SideBySide } from './SideBySide.tsx'
import { progressOf, type QuestionSide, sideBySide } from './sideBySide.ts'
import { useAssessment } from './useAssessment.ts'
import { WHOSE } from './whose.ts'
import './policyCheck.css'

const VIEW = {
  set: choice(['agenda', 'framework']),
  whose: choice(WHOSE),
  show: choice(['answered', 'differences', 'every']),
}

/** The self-assessment of a tripartite team; what is written stays in this browser. */
export function PolicyCheckPage() {
  const t = useMessages()
  const answer = useRoute(policyCheckRoute, {})
  usePageTitle(t('policy.title'))
  return (
    <div className="page standards-page policy-check">
      <h1>{t('policy.title')}</h1>
      <StandardsNav />
      <p className="lead">{t('policy.lead')}</p>
      {answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Reserved what={t('policy.what')} className="reserved-standards" />
      ) : (
        <Assessment check={answer.data} />
      )}
    </div>
  )
}

function Assessment({ check }: { readonly check: PolicyCheckAnswer }) {
  const t = useMessages()
  const today = useToday()
  const [view, change] = useViewState(VIEW)
  const { draft, change: write, forget, kept } = useAssessment(t('policy.title'), today)
  const ids = useMemo(() => check.questions.map(({ id }) => id), [check])
  const sides = useMemo(() => sideBySide(draft, ids), [draft, ids])
  const common = { draft, write, questions: check.questions }
  return (
    <>
      <p className="keeps">{t(kept ? 'policy.keeps' : 'policy.keeps-not')}</p>
      <AssessmentFiles {...common} onForget={forget} />
      <AssessmentHead {...common} />
      <section aria-labelledby="policy-questions">
        <h2 id="policy-questions">{t('policy.questions')}</h2>
        <Progress sides={sides} />
        <div className="policy-choices">
          <SegmentedControl
            label={t('policy.set')}
            options={(['agenda', 'framework'] as const).map((value) => ({
              value,
              label: t(`policy.set.${value}`),
            }))}
            value={view.set}
            onChange={(set) => change({ set })}
          />
          <SegmentedControl
            label={t('policy.whose')}
            options={WHOSE.map((value) => ({ value, label: t(`policy.whose.${value}`) }))}
            value={view.whose}
            onChange={(whose) => change({ whose })}
          />
        </div>
        <QuestionList {...common} check={check} set={view.set} whose={view.whose} sides={sides} />
      </section>
      <SideBySide
        check={check}
        sides={sides}
        show={view.show}
        onShow={(show) => change({ show })}
      />
      <GapReport {...common} />
    </>
  )
}

/** How far each group is, in words and as a bar. */
function Progress({ sides }: { readonly sides: readonly QuestionSide[] }) {
  const t = useMessages()
  const { format } = useReader()
  const answered = progressOf(sides)
  return (
    <ul className="policy-progress">
      {CONSTITUENCIES.map((group) => {
        const label = t('policy.progress', {
          group: t(`policy.group.${group}`),
          answered: format.number(answered[group]),
          of: format.number(sides.length),
        })
        return (
          <li key={group}>
            <span>{label}</span>
            <progress value={answered[group]} max={sides.length} aria-label={label} />
          </li>
        )
      })}
    </ul>
  )
}
