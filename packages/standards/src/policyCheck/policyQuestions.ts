import type { InstrumentId, Names } from '../Instrument.ts'
import type { Provenance } from '../verification.ts'
import {
  AGENDA_OUTLINE,
  FRAMEWORK_OUTLINE,
  type OutlineQuestion,
  type PolicyPartId,
  type PolicyQuestionId,
  type PolicyTexts,
} from './policyOutline.ts'
import { ARABIC } from './texts/arabic.ts'
import { ENGLISH } from './texts/english.ts'
import { FRENCH } from './texts/french.ts'
import { SPANISH } from './texts/spanish.ts'

/** A component of the agenda of 2014, or a principle of the framework of 2006. */
export interface PolicyPart extends Provenance {
  readonly id: PolicyPartId
  readonly set: 'agenda' | 'framework'
  readonly number: number
  readonly title: Names
}

/** A question that a tripartite team answers. */
export interface PolicyQuestion extends Provenance {
  readonly id: PolicyQuestionId
  readonly part: PolicyPartId
  readonly text: Names
  readonly evidenceWanted: Names
  /** Instruments that bear on it; not all need be held. */
  readonly instruments: readonly InstrumentId[]
  /** An address of the site, without origin; null where no page holds evidence. */
  readonly page: string | null
}

const AGENDA_SOURCE =
  'ILO, Fair migration: Setting an ILO agenda, Report of the Director-General, 103rd Session, 2014, paras 116-133'

const FRAMEWORK_SOURCE = 'ILO Multilateral Framework on Labour Migration, 2006'

const inFour = (find: (texts: PolicyTexts) => string): Names => ({
  en: find(ENGLISH),
  fr: find(FRENCH),
  es: find(SPANISH),
  ar: find(ARABIC),
})

const SETS = [
  { set: 'agenda', outline: AGENDA_OUTLINE, verification: 'sourced', source: AGENDA_SOURCE },
  {
    set: 'framework',
    outline: FRAMEWORK_OUTLINE,
    verification: 'unverified',
    source: FRAMEWORK_SOURCE,
  },
] as const

/** The eight components, whose names are sourced, and the fifteen principles, in our own words. */
export const POLICY_PARTS: readonly PolicyPart[] = SETS.flatMap(
  ({ set, outline, verification, source }) =>
    (Object.keys(outline) as PolicyPartId[]).map((id, index) => ({
      id,
      set,
      number: index + 1,
      title: inFour(({ parts }) => parts[id]),
      verification,
      source,
    })),
)

/**
 * The questions in the order of their parts. Those on the agenda are the project's own proposals for
 * what each component asks; those on the framework put its principles as questions, not checked
 * against its text.
 */
export const POLICY_QUESTIONS: readonly PolicyQuestion[] = SETS.flatMap(
  ({ set, outline, source }) =>
    Object.entries<readonly OutlineQuestion[]>(outline).flatMap(([part, questions]) =>
      questions.map((question): PolicyQuestion => {
        const id = question.id as PolicyQuestionId
        return {
          ...question,
          id,
          part: part as PolicyPartId,
          text: inFour((texts) => texts.questions[id][0]),
          evidenceWanted: inFour((texts) => texts.questions[id][1]),
          verification: set === 'agenda' ? 'design' : 'unverified',
          source,
        }
      }),
    ),
)
