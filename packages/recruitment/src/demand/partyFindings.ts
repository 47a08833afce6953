import { type Finding, finding } from '@corridor/ledger'
import type { AccreditationFacts } from './accreditation/Accreditation.ts'

interface Named {
  readonly agency: string
  readonly principal: string
  readonly post: string
  readonly office: string
  readonly jurisdiction: string
}

const PRINCIPALS: readonly string[] = ['employer', 'agency']

/**
 * Whether the parties that a command names are in the register as such, and the file goes where the
 * agency's own file is kept. Who is not in the register cannot be told to be anything.
 */
export function partyFindings(
  kind: string,
  named: Named,
  {
    agency,
    principal,
    isPostOpen,
  }: Pick<AccreditationFacts, 'agency' | 'principal' | 'isPostOpen'>,
): readonly Finding[] {
  return [
    finding(
      `${kind}.agency_registered`,
      agency === null ? null : agency.kind === 'agency' && agency.status === 'active',
      `${named.agency} is no active agency of the register`,
    ),
    finding(
      `${kind}.principal_registered`,
      principal === null
        ? null
        : PRINCIPALS.includes(principal.kind) &&
            principal.status === 'active' &&
            named.principal !== named.agency,
      `${named.principal} is no active employer or other agency of the register`,
    ),
    finding(`${kind}.post_open`, isPostOpen, `${named.post} is no open office of an authority`),
    finding(
      `${kind}.office_of_agency`,
      agency === null
        ? null
        : agency.office === named.office && agency.jurisdiction === named.jurisdiction,
      `the file goes to the office that keeps the agency’s own file: ${agency?.office ?? 'none is set'}`,
    ),
  ]
}
