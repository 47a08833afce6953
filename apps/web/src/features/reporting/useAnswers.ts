import {
  type AnswerCell,
  type AnswerExplanation,
  type Examined,
  type ReportFile,
  writeAnswersRoute,
} from '@corridor/contract'
import { useEffect, useRef, useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'

/** How long nothing is typed before it is saved. */
const PAUSE_MS = 700

export interface Answers {
  readonly cells: ReadonlyMap<string, AnswerCell>
  readonly examined: Examined
  /** What is being typed is not saved yet, is being saved, or was. */
  readonly saving: 'saved' | 'waiting' | 'sending' | 'failed'
  readonly error: unknown
  change(cells: readonly AnswerCell[]): void
  explain(explanation: AnswerExplanation): void
}

const EMPTY = { value: null, status: '', confidentiality: '', note: '' } as const

export const cellAt = (cells: ReadonlyMap<string, AnswerCell>, address: string): AnswerCell =>
  cells.get(address) ?? { address, ...EMPTY }

/** The answers of a report as they are typed, saved a moment after and looked at anew each time. */
export function useAnswers(file: ReportFile): Answers {
  const [cells, setCells] = useState(() => new Map(file.cells.map((one) => [one.address, one])))
  const [examined, setExamined] = useState(file.examined)
  const [saving, setSaving] = useState<Answers['saving']>('saved')
  const [error, setError] = useState<unknown>(null)
  const waiting = useRef(new Map<string, AnswerCell>())
  const told = useRef<AnswerExplanation[]>([])
  const revision = useRef(file.examined.revision)
  const isSending = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const send = async (): Promise<void> => {
    if (isSending.current) return
    const body = {
      revision: revision.current,
      cells: [...waiting.current.values()],
      explanations: told.current,
    }
    if (body.cells.length + body.explanations.length === 0) return
    waiting.current = new Map()
    told.current = []
    isSending.current = true
    setSaving('sending')
    try {
      const answer = await identityCall(writeAnswersRoute, { report: file.id }, body)
      revision.current = answer.revision
      setExamined(answer)
      setError(null)
      setSaving('saved')
    } catch (reason) {
      // What is typed stays, and goes with the next.
      for (const cell of body.cells) {
        if (!waiting.current.has(cell.address)) waiting.current.set(cell.address, cell)
      }
      told.current = [...body.explanations, ...told.current]
      setError(reason)
      setSaving('failed')
      return
    } finally {
      isSending.current = false
    }
    if (waiting.current.size + told.current.length > 0) await send()
  }

  const schedule = () => {
    clearTimeout(timer.current)
    setSaving('waiting')
    timer.current = setTimeout(() => void send(), PAUSE_MS)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  return {
    ...{ cells, examined, saving, error },
    change(changed) {
      setCells((now) => {
        const next = new Map(now)
        for (const cell of changed) next.set(cell.address, cell)
        return next
      })
      for (const cell of changed) waiting.current.set(cell.address, cell)
      schedule()
    },
    explain(explanation) {
      told.current.push(explanation)
      schedule()
    },
  }
}
