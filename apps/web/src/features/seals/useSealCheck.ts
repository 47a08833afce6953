import { useCallback, useEffect, useRef, useState } from 'react'
import { SealClient } from './SealClient.ts'
import type {
  EvidenceReport,
  SealProblem,
  SealQuestion,
  SealReply,
  SealReport,
} from './sealMessages.ts'

interface SealWork {
  readonly work: 'none' | 'checking' | 'comparing'
  readonly progress: { readonly done: number; readonly of: number } | null
  readonly report: SealReport | null
  readonly evidence: EvidenceReport | null
  readonly problem: SealProblem | null
  /** The reader stopped the last check. */
  readonly cancelled: boolean
}

const NOTHING: SealWork = {
  work: 'none',
  progress: null,
  report: null,
  evidence: null,
  problem: null,
  cancelled: false,
}

/** The worker that checks seals, begun with the first check, and what it found. */
export function useSealCheck() {
  const [state, setState] = useState(NOTHING)
  const client = useRef<SealClient | null>(null)
  const isOpen = useRef(false)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
      client.current?.close()
      client.current = null
    }
  }, [])
  const opened = useCallback(() => {
    client.current ??= new SealClient((reply) => setState((last) => withReply(last, reply)))
    return client.current
  }, [])
  const check = useCallback(
    async (question: Promise<SealQuestion>) => {
      setState({ ...NOTHING, work: 'checking' })
      const known = await question
      // The page may have been left meanwhile.
      if (isOpen.current) opened().check(known)
    },
    [opened],
  )
  const compare = useCallback(
    async (texts: Promise<readonly string[]>) => {
      setState((last) => ({ ...last, work: 'comparing', evidence: null, problem: null }))
      const known = await texts
      if (isOpen.current) opened().compare(known)
    },
    [opened],
  )
  const cancel = useCallback(() => opened().cancel(), [opened])
  return { ...state, check, compare, cancel }
}

function withReply(last: SealWork, reply: SealReply): SealWork {
  switch (reply.kind) {
    case 'progress':
      return { ...last, progress: { done: reply.done, of: reply.of } }
    case 'checked':
      return { ...NOTHING, report: reply.report }
    case 'compared':
      return { ...last, work: 'none', evidence: reply.report }
    case 'cancelled':
      return { ...NOTHING, cancelled: true }
    case 'failed':
      return { ...last, work: 'none', progress: null, problem: reply.problem }
  }
}
