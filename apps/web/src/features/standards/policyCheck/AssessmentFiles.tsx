import { useState } from 'react'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import { OpenFileButton } from '../../../ui/OpenFileButton.tsx'
import { saveFile } from '../../../ui/saveFile.ts'
import { countWords } from '../countWords.ts'
import type { AssessmentProps } from './AssessmentHead.tsx'
import { type AssessmentDraft, hasContent } from './assessmentDraft.ts'
import { ProblemList } from './ProblemList.tsx'
import { type AssessmentProblem, checkAssessment, readAssessment } from './readAssessment.ts'

interface AssessmentFilesProps extends AssessmentProps {
  readonly onForget: () => void
}

/** Takes the assessment out of this browser as a file, brings one in, and forgets it. */
export function AssessmentFiles({ draft, write, questions, onForget }: AssessmentFilesProps) {
  const t = useMessages()
  const ids = new Set(questions.map(({ id }) => id))
  const [problems, setProblems] = useState<{
    readonly of: 'opened' | 'saved'
    readonly list: readonly AssessmentProblem[]
  } | null>(null)
  const [before, setBefore] = useState<AssessmentDraft | null>(null)
  const save = () => {
    const checked = checkAssessment(draft, ids)
    if ('problems' in checked) return setProblems({ of: 'saved', list: checked.problems })
    setProblems(null)
    const text = `${JSON.stringify(checked.assessment, null, 2)}\n`
    saveFile(new Blob([text], { type: 'application/json' }), 'policy-check.json')
  }
  const open = async (file: File) => {
    const read = readAssessment(await file.text(), ids)
    if ('problems' in read) return setProblems({ of: 'opened', list: read.problems })
    setProblems(null)
    setBefore(hasContent(draft) ? draft : null)
    write(read.assessment)
  }
  const back = () => {
    if (before !== null) write(before)
    setBefore(null)
  }
  return (
    <section className="policy-files" aria-label={t('policy.files')}>
      <p className="actions">
        <button type="button" onClick={save}>
          {t('policy.save')}
        </button>
        <OpenFileButton label={t('policy.open')} onFile={(file) => void open(file)} />
        <ForgetButton draft={draft} onForget={onForget} />
      </p>
      <div role="status">
        {before !== null && (
          <p>
            {t('policy.opened')}{' '}
            <button type="button" onClick={back}>
              {t('policy.undo')}
            </button>
          </p>
        )}
      </div>
      {problems !== null && (
        <ProblemList
          title={t(`policy.problems-${problems.of}`)}
          problems={problems.list}
          linked={problems.of === 'saved'}
        />
      )}
    </section>
  )
}

/** Forgetting cannot be undone, so it is asked once more in words. */
function ForgetButton({
  draft,
  onForget,
}: {
  readonly draft: AssessmentDraft
  readonly onForget: () => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const [asked, setAsked] = useState(false)
  if (!asked) {
    return (
      <button type="button" onClick={() => setAsked(true)}>
        {t('policy.forget')}
      </button>
    )
  }
  return (
    <span role="alert" className="actions">
      <span>{t('policy.forget-sure', countWords(format, { count: draft.answers.length }))}</span>
      <button
        type="button"
        onClick={() => {
          onForget()
          setAsked(false)
        }}
      >
        {t('policy.forget-yes')}
      </button>
      <button type="button" onClick={() => setAsked(false)}>
        {t('policy.forget-no')}
      </button>
    </span>
  )
}
