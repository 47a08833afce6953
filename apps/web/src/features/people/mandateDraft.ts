import type { Role, RoleScope } from '@corridor/contract'

/** A role as it is being filled in; an empty text is not chosen yet. */
export interface MandateDraft {
  readonly role: Role | ''
  readonly organisation: string
  readonly office: string
  readonly jurisdiction: string
  readonly from: string
  readonly until: string
}

export const emptyDraft = (today: string): MandateDraft => ({
  role: '',
  organisation: '',
  office: '',
  jurisdiction: '',
  from: today,
  until: '',
})

/** What a draft still lacks: the first thing only, so that the reader is told one thing at a time. */
export type DraftProblem = 'no-role' | 'no-organisation' | 'no-beginning' | 'ends-before-it-begins'

/** @returns what is missing, or null when the draft can be sent. */
export function draftProblem(draft: MandateDraft): DraftProblem | null {
  if (draft.role === '') return 'no-role'
  if (draft.organisation === '') return 'no-organisation'
  if (draft.from === '') return 'no-beginning'
  if (draft.until !== '' && draft.until < draft.from) return 'ends-before-it-begins'
  return null
}

/** The role a draft stands for; null while something is missing. */
export function mandateOf(draft: MandateDraft): RoleScope | null {
  const { role, organisation, office, jurisdiction, from, until } = draft
  if (role === '' || draftProblem(draft) !== null) return null
  return {
    role,
    organisation,
    ...(office === '' ? {} : { office }),
    ...(jurisdiction === '' ? {} : { jurisdiction }),
    from,
    ...(until === '' ? {} : { until }),
  }
}
