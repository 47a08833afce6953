import { type Language, totalizationInstrumentsRoute } from '@corridor/contract'
import type { Instrument } from '@corridor/totalization'
import { useEffect, useRef, useState } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { answerCase } from './answerCase.ts'
import type { CaseQuestion, CaseReply, CaseRequest } from './caseMessages.ts'

/** Typing is not computed letter by letter. Milliseconds. */
const STILL = 120

/** The instruments as the interface lists them; the case stays here. */
export function useInstruments() {
  const answer = useRoute(totalizationInstrumentsRoute, {})
  return { ...answer, instruments: answer.data?.instruments as readonly Instrument[] | undefined }
}

/**
 * Has the worker of this page answer a question, again after every change; null until the first
 * answer. Statements are in the language asked for. Where a browser has no workers the page computes by itself.
 */
export function useCaseWorker(
  question: CaseQuestion | null,
  instruments: readonly Instrument[] | undefined,
  areas: AreaNames | undefined,
  language: Language,
): CaseReply | null {
  const [reply, setReply] = useState<CaseReply | null>(null)
  const worker = useRef<Worker | null>(null)
  const asked = useRef(0)
  useEffect(
    () => () => {
      worker.current?.terminate()
      worker.current = null
    },
    [],
  )
  useEffect(() => {
    if (question === null || instruments === undefined || areas === undefined) return
    const timer = setTimeout(() => {
      asked.current += 1
      const request: CaseRequest = {
        ...question,
        id: asked.current,
        instruments,
        language,
        names: Object.fromEntries(
          [...areas.areas].map(([code, { names }]) => [code, names[language] ?? code]),
        ),
      }
      if (typeof Worker === 'undefined') return setReply(answerCase(request))
      worker.current ??= startWorker((answer) => {
        if (answer.id === asked.current) setReply(answer)
      })
      worker.current.postMessage(request)
    }, STILL)
    return () => clearTimeout(timer)
  }, [question, instruments, areas, language])
  return reply
}

function startWorker(onReply: (reply: CaseReply) => void): Worker {
  const worker = new Worker(new URL('./caseWorker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<CaseReply>) => onReply(data))
  return worker
}
