import type { FlowEstimate, FlowIntervals, StayersRange } from '@corridor/flows'
import { useCallback, useEffect, useRef, useState } from 'react'
import { FlowClient } from './FlowClient.ts'
import type {
  FlowProblem,
  FlowQuestion,
  FlowReply,
  SimulationSettings,
  StayersPlace,
} from './flowMessages.ts'

interface FlowAnswer {
  /** The last estimate there was; it stays while the next one is computed or has no solution. */
  readonly estimate: FlowEstimate | null
  /** Whether `estimate` is from its input alone, to the last bit. */
  readonly settled: boolean
  /** Why the question has no answer; null where it has one. */
  readonly problem: FlowProblem | null
  readonly working: boolean
  readonly progress: { readonly done: number; readonly of: number } | null
  /** Of `estimate`. */
  readonly intervals: FlowIntervals | null
  /** The last range of stayers that was asked for. */
  readonly stayers: { readonly at: StayersPlace; readonly range: StayersRange } | null
}

const NOTHING: FlowAnswer = {
  estimate: null,
  settled: false,
  problem: null,
  working: false,
  progress: null,
  intervals: null,
  stayers: null,
}

/**
 * Asks the worker whenever the question changes.
 *
 * @param question null until there is one; kept the same while nothing changes.
 */
export function useFlowWork(question: FlowQuestion | null) {
  const [answer, setAnswer] = useState(NOTHING)
  const client = useRef<FlowClient | null>(null)
  useEffect(() => {
    const opened = new FlowClient((reply) => setAnswer((last) => withReply(last, reply)))
    client.current = opened
    return () => opened.close()
  }, [])
  useEffect(() => {
    if (question === null) return
    setAnswer((last) => ({ ...last, working: true, progress: null, intervals: null }))
    client.current?.ask({ kind: 'estimate', ...question })
  }, [question])
  const simulate = useCallback(
    (settings: SimulationSettings) => {
      if (question === null) return
      setAnswer((last) => ({
        ...last,
        problem: null,
        intervals: null,
        progress: { done: 0, of: settings.draws },
      }))
      client.current?.ask({ kind: 'simulate', ...question, settings })
    },
    [question],
  )
  const cancel = useCallback(() => {
    client.current?.cancel()
    setAnswer((last) => ({ ...last, progress: null }))
  }, [])
  return { ...answer, simulate, cancel }
}

function withReply(last: FlowAnswer, reply: FlowReply): FlowAnswer {
  switch (reply.kind) {
    case 'estimated':
      return {
        ...last,
        estimate: reply.estimate,
        settled: reply.settled,
        problem: null,
        working: !reply.settled,
      }
    case 'stayers':
      return { ...last, stayers: { at: reply.at, range: reply.range } }
    case 'failed':
      return { ...last, problem: reply.problem, working: false, progress: null }
    case 'progress':
      return { ...last, progress: { done: reply.done, of: reply.of } }
    case 'simulated':
      return { ...last, intervals: reply.intervals, progress: null }
  }
}
