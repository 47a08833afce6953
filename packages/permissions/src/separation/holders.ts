import type { Actor } from '../Actor.ts'
import { RECORD_KINDS } from '../ProtectedRecord.ts'
import { PERMISSION_NAMES, permissionFacts } from '../table/permissions.ts'
import { type RoleName, roleFacts } from '../table/roles.ts'
import { type Breach, overlap, type ProposedAct, peopleBehind } from './Act.ts'

const PROPOSALS: ReadonlySet<string> = new Set(
  PERMISSION_NAMES.flatMap((name) => permissionFacts(name)?.confirms ?? []),
)

/**
 * Whether a role decides (alone or as one of two) or sees others' cases or files.
 * Such a role goes with no administrator.
 */
function isCaseOrDecisionRole(role: RoleName): boolean {
  const facts = roleFacts(role)
  if (facts === undefined || facts.implicit === true) return false
  if (facts.breakGlass !== undefined) return true
  return Object.entries(facts.may).some(
    ([scope, permissions]) =>
      scope !== 'own' &&
      permissions.some((permission) => {
        const known = permissionFacts(permission)!
        const isPersonal = RECORD_KINDS[known.kind] === 'personal'
        return isPersonal || known.secondFactor === true || PROPOSALS.has(permission)
      }),
  )
}

/**
 * Pairs of roles that one person may not hold together.
 *
 * @example incompatibleRoles(['administrator', 'auditor']) // => [['administrator', 'auditor']]
 */
export function incompatibleRoles(
  roles: readonly RoleName[],
): readonly (readonly [RoleName, RoleName])[] {
  if (!roles.includes('administrator')) return []
  return [...new Set(roles)]
    .filter((role) => role !== 'administrator' && isCaseOrDecisionRole(role))
    .map((role) => ['administrator', role] as const)
}

/** SD4: administrators hold no case or decision role, owners of the database no sealing key. */
export function holderBreaches(actor: Actor, act: ProposedAct): readonly Breach[] {
  if (act.permission === 'rotate.seal') return sealingBreaches(actor, act)
  if (!handsOutRole(act)) return []
  const grant = act.details?.grant
  if (grant === undefined) return [{ rule: 'SD4', reason: 'not_established', with: null }]
  return incompatibleRoles([...grant.rolesHeld, grant.role]).map(([, role]) => ({
    rule: 'SD4',
    reason: 'incompatible_roles',
    with: role,
  }))
}

/** SD10: nobody grants a role to herself, nor has a stand-in do it. */
export function selfGrantBreaches(actor: Actor, act: ProposedAct): readonly Breach[] {
  if (!handsOutRole(act)) return []
  const grant = act.details?.grant
  if (grant === undefined) return [{ rule: 'SD10', reason: 'not_established', with: null }]
  return peopleBehind(actor, act).includes(grant.to)
    ? [{ rule: 'SD10', reason: 'to_oneself', with: grant.to }]
    : []
}

const handsOutRole = ({ permission }: ProposedAct): boolean =>
  permission === 'grant.mandate' || permission === 'delegate.mandate'

function sealingBreaches(actor: Actor, act: ProposedAct): readonly Breach[] {
  const sealing = act.details?.sealing
  if (sealing === undefined) return [{ rule: 'SD4', reason: 'not_established', with: null }]
  const holders = [...peopleBehind(actor, act), sealing.keyHolder]
  return overlap(holders, sealing.databaseOwners)
    ? [{ rule: 'SD4', reason: 'holds_database', with: sealing.keyHolder }]
    : []
}
