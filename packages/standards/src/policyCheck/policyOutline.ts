import type { InstrumentId } from '../Instrument.ts'

/** A question's place, before its words: identifier, instruments that bear on it, page with evidence. */
export interface OutlineQuestion {
  readonly id: string
  readonly instruments: readonly InstrumentId[]
  /** An address of the site, without origin; null where no page holds evidence. */
  readonly page: string | null
}

const ask = <Id extends string>(
  id: Id,
  instruments: readonly InstrumentId[],
  page: string | null = null,
) => ({ id, instruments, page })

/** Three questions for each component of the agenda of 2014, in the order of the components. */
export const AGENDA_OUTLINE = {
  'agenda-1': [
    ask('agenda-1-1', []),
    ask('agenda-1-2', ['C097'], '/data'),
    ask('agenda-1-3', ['C097', 'R086']),
  ],
  'agenda-2': [
    ask('agenda-2-1', ['C097', 'C143'], '/standards/compare'),
    ask('agenda-2-2', ['C118', 'C157', 'R167'], '/standards/matrix'),
    ask('agenda-2-3', ['C143', 'R151']),
  ],
  'agenda-3': [
    ask('agenda-3-1', ['C097', 'R086'], '/standards/compare'),
    ask('agenda-3-2', ['R086', 'C189']),
    ask('agenda-3-3', ['C144', 'R086']),
  ],
  'agenda-4': [
    ask('agenda-4-1', ['C181', 'C097'], '/standards/C181'),
    ask('agenda-4-2', ['C181', 'C097', 'C189'], '/standards/C181'),
    ask('agenda-4-3', ['C181', 'R188', 'C189']),
  ],
  'agenda-5': [
    ask('agenda-5-1', ['C029', 'P029', 'C105'], '/standards/P029'),
    ask('agenda-5-2', ['C143', 'C189']),
    ask('agenda-5-3', ['C143', 'ICRMW'], '/standards/ICRMW'),
  ],
  'agenda-6': [
    ask('agenda-6-1', ['C097', 'C143', 'C181', 'C189', 'ICRMW'], '/standards/matrix'),
    ask('agenda-6-2', ['C097', 'C111', 'C143'], '/standards/C097'),
    ask('agenda-6-3', ['C087', 'C098'], '/standards/matrix'),
  ],
  'agenda-7': [
    ask('agenda-7-1', ['C097', 'C143', 'ICRMW'], '/standards/supervision'),
    ask('agenda-7-2', [], '/standards/supervision'),
    ask('agenda-7-3', []),
  ],
  'agenda-8': [
    ask('agenda-8-1', ['C144', 'R152'], '/standards/C144'),
    ask('agenda-8-2', [], '/data'),
    ask('agenda-8-3', []),
  ],
} as const satisfies Readonly<Record<string, readonly OutlineQuestion[]>>

/** One question for each principle of the framework of 2006, in the order of the principles. */
export const FRAMEWORK_OUTLINE = {
  'principle-1': [ask('principle-1-1', ['C122'])],
  'principle-2': [ask('principle-2-1', ['C097', 'C143'], '/standards/compare')],
  'principle-3': [ask('principle-3-1', [], '/data')],
  'principle-4': [ask('principle-4-1', ['C097', 'C143'], '/standards')],
  'principle-5': [ask('principle-5-1', ['C097', 'C143'])],
  'principle-6': [ask('principle-6-1', [])],
  'principle-7': [ask('principle-7-1', ['C144'], '/standards/C144')],
  'principle-8': [ask('principle-8-1', ['C143', 'C029', 'C087', 'C098'], '/standards/matrix')],
  'principle-9': [ask('principle-9-1', ['C097', 'C143', 'C118'], '/standards/matrix')],
  'principle-10': [ask('principle-10-1', ['C081', 'C097', 'C143'], '/standards/supervision')],
  'principle-11': [ask('principle-11-1', ['P029', 'C143'], '/standards/P029')],
  'principle-12': [ask('principle-12-1', ['C097', 'R086', 'R151'])],
  'principle-13': [ask('principle-13-1', ['C181', 'R188'], '/standards/C181')],
  'principle-14': [ask('principle-14-1', ['C111', 'C143', 'R151'])],
  'principle-15': [ask('principle-15-1', [], '/data')],
} as const satisfies Readonly<Record<string, readonly OutlineQuestion[]>>

type Outline = typeof AGENDA_OUTLINE & typeof FRAMEWORK_OUTLINE

export type PolicyPartId = keyof Outline
export type PolicyQuestionId = { [Part in PolicyPartId]: Outline[Part][number]['id'] }[PolicyPartId]

/** The words of the policy check in one language: titles; of each question its text and evidence. */
export interface PolicyTexts {
  readonly parts: Readonly<Record<PolicyPartId, string>>
  readonly questions: Readonly<Record<PolicyQuestionId, readonly [text: string, evidence: string]>>
}
