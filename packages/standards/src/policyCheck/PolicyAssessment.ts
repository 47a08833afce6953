import type { IsoDate } from '@corridor/kernel'
import type { StateCode } from '../Ratification.ts'

/** The three groups of the tripartite structure, in the order in which they are shown. */
export const CONSTITUENCIES = ['government', 'employers', 'workers'] as const

export type Constituency = (typeof CONSTITUENCIES)[number]

export const POLICY_ANSWERS = ['yes', 'partly', 'no', 'cannot-tell'] as const

export type PolicyAnswerWord = (typeof POLICY_ANSWERS)[number]

/** One group's answer to one question. */
export interface PolicyAnswer {
  readonly question: string
  readonly constituency: Constituency
  readonly answer: PolicyAnswerWord
  /** Empty where none was given. */
  readonly evidence: string
  /** Who says so: name or office. */
  readonly saidBy: string
  readonly date: IsoDate
}

/** A self-assessment as the team keeps it in one file. */
export interface PolicyAssessment {
  readonly title: string
  readonly state: StateCode | null
  /** Origin and destination, as `NPL-QAT`. */
  readonly corridor: string | null
  readonly begun: IsoDate
  readonly team: readonly {
    readonly constituency: Constituency
    readonly organisation: string
    readonly representative: string
  }[]
  readonly answers: readonly PolicyAnswer[]
}
