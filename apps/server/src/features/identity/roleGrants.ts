import type { RoleGrant, RoleScope } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { incompatibleRoles, type RoleName } from '@corridor/permissions'
import { sql } from 'kysely'
import type { Sender } from '../../http/guard.ts'
import { record } from './auditLog.ts'
import { grantOf } from './heldRoles.ts'
import type { Database, IdentityParts, Tx } from './IdentityParts.ts'
import { requirePersonRecord } from './requirePersonRecord.ts'
import { loadMandates } from './standIns/mandates.ts'
import { today } from './today.ts'

/** Lets one change of who administers through at a time. */
export async function lockAdministration(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('corridor identity administration'))`.execute(tx)
}

/** People who can administer today, and on every day to come that is known. */
export async function listAdministrators(
  db: Database,
  clock: Pick<IdentityParts, 'now' | 'timeZone'>,
): Promise<readonly string[]> {
  const day = today(clock)
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person')
    .select('person.id')
    .distinct()
    .where('person.state', '=', 'active')
    .where('role', '=', 'administrator')
    .where('withdrawn', 'is', null)
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>', day)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** @throws {DomainError} `not_permitted` when nobody would be left to administer. */
export async function requireOtherAdministrator(
  tx: Tx,
  clock: Pick<IdentityParts, 'now' | 'timeZone'>,
  leaving: string,
): Promise<void> {
  const left = (await listAdministrators(tx, clock)).filter((id) => id !== leaving)
  if (left.length > 0) return
  throw new DomainError(
    'not_permitted',
    'This is the last administrator. Make another one first, or nobody can let people in',
  )
}

/**
 * Refuses what would put administration and decisions in one hand.
 *
 * @throws {DomainError} `not_permitted`.
 * @source docs/methods/permissions.md, rule SD4
 */
export function refuseIncompatible(roles: readonly RoleName[]): void {
  const [pair] = incompatibleRoles(roles)
  if (pair === undefined) return
  throw new DomainError(
    'not_permitted',
    `One person cannot be ${pair.join(' and ')}: who gives rights decides nothing and audits nothing`,
    { roles: pair },
  )
}

/** Roles that a person has or will have, also those in which she stands in. */
export async function standingRoles(
  db: Database,
  clock: Pick<IdentityParts, 'now' | 'timeZone'>,
  person: string,
): Promise<readonly RoleName[]> {
  const day = today(clock)
  const mandates = await loadMandates(db, person)
  return mandates.filter(({ until }) => until == null || until >= day).map(({ role }) => role)
}

/** Enters a role, without asking whether it may be given. */
export async function insertGrant(
  tx: Tx,
  { now, newId }: Pick<IdentityParts, 'now' | 'newId'>,
  person: string,
  scope: RoleScope,
  grantedBy: string | null,
): Promise<RoleGrant> {
  if (scope.until !== undefined && scope.until < scope.from) {
    throw new DomainError('bad_request', `The role would end (${scope.until}) before it begins`)
  }
  const row = {
    id: newId(),
    person,
    role: scope.role,
    organisation: scope.organisation,
    office: scope.office ?? null,
    jurisdiction: scope.jurisdiction ?? null,
    valid_from: scope.from,
    valid_until: scope.until ?? null,
    granted_by: grantedBy,
    granted: now(),
    withdrawn: null,
    withdrawn_by: null,
  }
  await tx.insertInto('role_grant').values(row).execute()
  return grantOf(row)
}

const refuseSelf = (sender: Sender, person: string): void => {
  if (sender.actor.kind !== 'person' || sender.actor.person === person) {
    throw new DomainError(
      'not_permitted',
      'Nobody changes her own roles; ask another administrator',
    )
  }
}

/** @throws {DomainError} `not_permitted` for herself or roles that do not go together. */
export const grantRole = (
  parts: IdentityParts,
  sender: Sender,
  person: string,
  scope: RoleScope,
): Promise<RoleGrant> =>
  parts.db.transaction().execute(async (tx) => {
    await lockAdministration(tx)
    await requirePersonRecord(tx, person)
    refuseSelf(sender, person)
    refuseIncompatible([...(await standingRoles(tx, parts, person)), scope.role])
    const by = sender.actor.kind === 'person' ? sender.actor.person : null
    const grant = await insertGrant(tx, parts, person, scope, by)
    await record(tx, parts, sender, {
      verb: 'grant.role',
      subject: person,
      details: { grant: grant.id, ...scope },
    })
    return grant
  })

/** @throws {DomainError} `not_found`; `not_permitted` for her own, or the last administrator. */
export const withdrawRole = (
  parts: IdentityParts,
  sender: Sender,
  person: string,
  grant: string,
): Promise<void> =>
  parts.db.transaction().execute(async (tx) => {
    await lockAdministration(tx)
    await requirePersonRecord(tx, person)
    refuseSelf(sender, person)
    const { numUpdatedRows } = await tx
      .updateTable('role_grant')
      .set({
        withdrawn: parts.now(),
        withdrawn_by: sender.actor.kind === 'person' ? sender.actor.person : null,
      })
      .where('id', '=', grant)
      .where('person', '=', person)
      .where('withdrawn', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new DomainError('not_found', 'This person holds no such role')
    if ((await listAdministrators(tx, parts)).length === 0) {
      throw new DomainError('not_permitted', 'This is the last administrator')
    }
    await record(tx, parts, sender, { verb: 'withdraw.role', subject: person, details: { grant } })
  })
