import type { RuleWords } from '../desk/FindingList.tsx'

/** Words for the rules of documents, by rule. */
export const RULES: RuleWords = {
  SD1: 'documents.rule-other-person',
  'document.type_fits': 'documents.rule-type-fits',
  'document.own_sender': 'documents.rule-own-sender',
  'document.let_through': 'documents.rule-let-through',
  'document.reason_said': 'documents.rule-reason-said',
  'document.replacement_fits': 'documents.rule-replacement-fits',
}

/** Why a file is not taken, by the reason that the server gives. */
export const FAULTS: Readonly<Record<string, string>> = {
  empty: 'documents.fault-empty',
  not_allowed: 'documents.fault-not-allowed',
  not_as_declared: 'documents.fault-not-as-declared',
  name_disagrees: 'documents.fault-name-disagrees',
  name_unfit: 'documents.fault-name-unfit',
  cut_off: 'documents.fault-cut-off',
}

export const REASONS = [
  'unreadable',
  'wrong_document',
  'incomplete',
  'expired',
  'not_genuine',
  'other',
] as const

/** As ids of words have it. */
export const wordOf = (name: string): string => name.replaceAll('_', '-')
