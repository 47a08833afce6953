import type { Actor, Mandate, PersonActor, ServiceActor } from './Actor.ts'
import { isOpen } from './breakGlass.ts'
import { type CurrentMandate, currentMandates } from './currentMandates.ts'
import type { DecisionContext } from './DecisionContext.ts'
import { inForce } from './inForce.ts'
import { RECORD_KINDS } from './ProtectedRecord.ts'
import type { AttributeTest, Condition } from './RecordFilter.ts'
import type { Scope } from './Scope.ts'
import { type KnownPermission, type PermissionName, permissionFacts } from './table/permissions.ts'
import { ROLE_NAMES, type RoleName, roleFacts } from './table/roles.ts'

/** One reason why an actor may use a permission, and on which records. */
export interface Ground {
  readonly role: RoleName | 'service'
  readonly scope: Scope | 'break-glass'
  readonly mandate: Mandate | null
  readonly breakGlass: string | null
  readonly condition: Condition
  /** Counts with one factor although the permission asks for two: a worker's own records. */
  readonly oneFactorSuffices: boolean
}

interface TableEntry {
  readonly scope: Scope
  readonly states: readonly string[] | undefined
}

const TABLE: ReadonlyMap<RoleName, ReadonlyMap<string, readonly TableEntry[]>> = new Map(
  ROLE_NAMES.map((role) => [role, entriesOf(role)]),
)

function entriesOf(role: RoleName): ReadonlyMap<string, readonly TableEntry[]> {
  const entries = new Map<string, TableEntry[]>()
  const facts = roleFacts(role)!
  for (const [scope, permissions] of Object.entries(facts.may)) {
    for (const permission of permissions) {
      const list = entries.get(permission) ?? []
      list.push({ scope: scope as Scope, states: facts.whileIn?.[permission] })
      entries.set(permission, list)
    }
  }
  return entries
}

/**
 * Every ground on which an actor may use a permission today: own mandates first, then those in
 * which she stands in, then what everyone may, then break-glass. No ground, no permission.
 */
export function groundsFor(
  actor: Actor,
  permission: PermissionName,
  context: DecisionContext,
): readonly Ground[] {
  const facts = permissionFacts(permission)
  if (facts === undefined) return []
  const open = implicitGrounds('public', permission, facts, null)
  if (actor.kind === 'anonymous') return open
  if (actor.kind === 'service')
    return [...serviceGrounds(actor, permission, facts, context), ...open]
  if (actor.kind !== 'person' || actor.person === '') return open
  return [...personGrounds(actor, permission, facts, context), ...open]
}

/** Whether one of a person's mandates that count now is an administrator's. */
export const isAdministrator = (actor: PersonActor, context: DecisionContext): boolean =>
  currentMandates(actor, context).some(({ mandate }) => mandate.role === 'administrator')

function personGrounds(
  actor: PersonActor,
  permission: PermissionName,
  facts: KnownPermission,
  context: DecisionContext,
): readonly Ground[] {
  const current = currentMandates(actor, context)
  const isPersonal = RECORD_KINDS[facts.kind] === 'personal'
  const barred = isPersonal && current.some(({ mandate }) => mandate.role === 'administrator')
  const grounds: Ground[] = []
  for (const held of current) {
    if (barred && held.mandate.role !== 'worker') continue
    if (held.delegated && facts.notDelegable === true) continue
    if (held.delegated && isPersonal && giverIsAdministrator(held, context)) continue
    grounds.push(...mandateGrounds(held, permission, facts, actor.person))
  }
  grounds.push(...implicitGrounds('person', permission, facts, actor.person))
  if (!barred) grounds.push(...breakGlassGrounds(actor, current, permission, context))
  return grounds
}

/** A giver who is an administrator reaches no case herself, so neither does who stands in for her. */
function giverIsAdministrator(held: CurrentMandate, context: DecisionContext): boolean {
  const roles = context.givers?.get(held.standsFor) ?? []
  return roles.some(
    (mandate) => mandate.role === 'administrator' && inForce(mandate, context.today),
  )
}

function mandateGrounds(
  held: CurrentMandate,
  permission: PermissionName,
  facts: KnownPermission,
  person: string,
): readonly Ground[] {
  const { mandate, standsFor, delegated } = held
  const grounds: Ground[] = []
  for (const { scope, states } of TABLE.get(mandate.role)?.get(permission) ?? []) {
    // What is the giver's own stays hers; what is assigned to her is the stand-in's meanwhile.
    if (delegated && scope === 'own') continue
    const tests = scopeTests(scope, mandate, delegated ? standsFor : person, facts)
    if (tests === null) continue
    grounds.push({
      role: mandate.role,
      scope,
      mandate,
      breakGlass: null,
      condition: states === undefined ? tests : [...tests, { attribute: 'state', in: states }],
      oneFactorSuffices: mandate.role === 'worker' && scope === 'own',
    })
  }
  return grounds
}

function implicitGrounds(
  role: 'public' | 'person',
  permission: PermissionName,
  facts: KnownPermission,
  person: string | null,
): readonly Ground[] {
  const grounds: Ground[] = []
  for (const { scope } of TABLE.get(role)?.get(permission) ?? []) {
    const condition = scopeTests(scope, null, person, facts)
    if (condition === null) continue
    grounds.push({
      role,
      scope,
      mandate: null,
      breakGlass: null,
      condition,
      oneFactorSuffices: role === 'public',
    })
  }
  return grounds
}

function breakGlassGrounds(
  actor: PersonActor,
  current: readonly CurrentMandate[],
  permission: PermissionName,
  context: DecisionContext,
): readonly Ground[] {
  const grounds: Ground[] = []
  for (const grant of context.breakGlass ?? []) {
    if (grant.person !== actor.person || grant.permission !== permission) continue
    if (!isOpen(grant, context.nowMilliseconds) || grant.reason.trim() === '') continue
    if (grant.record.kind !== permissionFacts(permission)?.kind) continue
    const held = current.find(
      ({ mandate, delegated }) =>
        !delegated && (roleFacts(mandate.role)?.breakGlass ?? []).includes(permission),
    )
    if (held === undefined) continue
    grounds.push({
      role: held.mandate.role,
      scope: 'break-glass',
      mandate: held.mandate,
      breakGlass: grant.id,
      condition: [{ attribute: 'id', in: [grant.record.id] }],
      oneFactorSuffices: false,
    })
  }
  return grounds
}

function serviceGrounds(
  actor: ServiceActor,
  permission: PermissionName,
  facts: KnownPermission,
  context: DecisionContext,
): readonly Ground[] {
  if (facts.service !== true) return []
  const grounds: Ground[] = []
  for (const given of actor.scopes) {
    if (given.permission !== permission || !inForce(given, context.today)) continue
    const condition = scopeTests(given.scope, given, null, facts)
    if (condition === null) continue
    grounds.push({
      role: 'service',
      scope: given.scope,
      mandate: null,
      breakGlass: null,
      condition,
      oneFactorSuffices: true,
    })
  }
  return grounds
}

interface Bounds {
  readonly organisation?: string | null | undefined
  readonly office?: string | null | undefined
  readonly jurisdiction?: string | null | undefined
}

/** The tests that a scope puts to a record, or null where it reaches none. */
function scopeTests(
  scope: Scope,
  bounds: Bounds | null,
  person: string | null,
  facts: KnownPermission,
): readonly AttributeTest[] | null {
  switch (scope) {
    case 'own':
      return test('owner', person)
    case 'assigned':
      return test('assignees', person)
    case 'organisation':
      return test('organisations', bounds?.organisation)
    case 'office':
      return test('office', bounds?.office)
    case 'jurisdiction':
      return test('jurisdiction', bounds?.jurisdiction)
    case 'mandate':
      return test('mandateHolders', bounds?.organisation)
    case 'aggregate':
      return RECORD_KINDS[facts.kind] === 'aggregate' ? [] : null
    case 'all':
      return []
    default:
      // A scope that a service account's stored record names and nobody knows.
      return null
  }
}

const test = (
  attribute: AttributeTest['attribute'],
  value: string | null | undefined,
): readonly AttributeTest[] | null =>
  value == null || value === '' ? null : [{ attribute, in: [value] }]
