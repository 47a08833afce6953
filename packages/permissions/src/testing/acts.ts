import {
  type Act,
  type Actor,
  type PermissionName,
  type ProposedAct,
  type ProtectedRecord,
  permissionFacts,
  type RecordKind,
  type RoleName,
  separationBreaches,
} from '../index.ts'

export const TODAY = '2026-11-21'
export const NOW = 1_795_300_000_000
export const HOUR = 3_600_000

export const record = (kind: RecordKind): ProtectedRecord => ({
  kind,
  id: 'record-1',
  owner: 'owner-1',
  organisations: ['agency-1', 'employer-1'],
  office: 'north',
  jurisdiction: 'NPL',
  assignees: [],
  mandateHolders: [],
  state: null,
})

const person = (name: string): Actor => ({
  kind: 'person',
  person: name,
  roles: [],
  assurance: 'two-factor',
})

export function act(
  permission: PermissionName,
  role: RoleName,
  more: Partial<ProposedAct> & { readonly onBehalfOf?: string } = {},
): ProposedAct {
  const { onBehalfOf, ...rest } = more
  return {
    permission,
    by: {
      role,
      scope: 'jurisdiction',
      mandate: { role, organisation: 'ministry', from: '2026-01-01', onBehalfOf },
      breakGlass: null,
    },
    record: record(permissionFacts(permission)!.kind),
    on: TODAY,
    nowMilliseconds: NOW,
    ...rest,
  }
}

export const done = (
  id: string,
  permission: PermissionName,
  name: string,
  role: Act['role'],
  more: Partial<Act> = {},
): Act => ({
  id,
  permission,
  person: name,
  onBehalfOf: null,
  role,
  application: null,
  proposal: null,
  ...more,
})

/** The rules and reasons of the breaches, `SD1 same_person`. */
export const breaches = (
  name: string,
  proposed: ProposedAct,
  earlier: readonly Act[] = [],
  interests: Parameters<typeof separationBreaches>[3] = [],
) =>
  separationBreaches(person(name), proposed, earlier, interests).map(
    ({ rule, reason }) => `${rule} ${reason}`,
  )
