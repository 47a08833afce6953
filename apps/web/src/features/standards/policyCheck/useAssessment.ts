import { useCallback, useEffect, useState } from 'react'
import { type AssessmentDraft, emptyDraft } from './assessmentDraft.ts'

const KEY = 'corridor.policy-check'

/** What this browser keeps; null when there is nothing that can be read. */
function readKept(): AssessmentDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    const draft = kept as AssessmentDraft | null
    const isOurs = draft?.schema === 'corridor-policy-check-1'
    return isOurs && Array.isArray(draft.team) && Array.isArray(draft.answers) ? draft : null
  } catch {
    return null
  }
}

/** @returns whether the browser kept it; with storage switched off or full it does not. */
function keep(draft: AssessmentDraft): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/**
 * The self-assessment that this browser keeps. Every change is stored at once; another tab of the
 * same browser follows.
 */
export function useAssessment(title: string, today: string) {
  const [draft, setDraft] = useState(() => readKept() ?? emptyDraft(title, today))
  const [kept, setKept] = useState(true)
  const change = useCallback((next: AssessmentDraft) => {
    setDraft(next)
    setKept(keep(next))
  }, [])
  const forget = useCallback(() => {
    try {
      localStorage.removeItem(KEY)
    } catch {
      // Without storage there is nothing to remove.
    }
    setDraft(emptyDraft(title, today))
  }, [title, today])
  useEffect(() => {
    const follow = ({ key }: StorageEvent) => {
      if (key === KEY || key === null) setDraft(readKept() ?? emptyDraft(title, today))
    }
    window.addEventListener('storage', follow)
    return () => window.removeEventListener('storage', follow)
  }, [title, today])
  return { draft, change, forget, kept }
}
