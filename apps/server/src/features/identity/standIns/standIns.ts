import type { StandIn } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import {
  type Breach,
  currentMandates,
  type DelegationRefusal,
  delegateMandate,
  type Mandate,
  separationBreaches,
} from '@corridor/permissions'
import { noSuchRecord } from '../../../http/decisions.ts'
import type { Sender } from '../../../http/guard.ts'
import { record } from '../auditLog.ts'
import { loadGrants, mandatesOf } from '../heldRoles.ts'
import type { Database, IdentityParts, Tx } from '../IdentityParts.ts'
import { lockAdministration, standingRoles } from '../roleGrants.ts'
import { requirePerson } from '../sessions.ts'
import { today } from '../today.ts'
import { loadAbsences, loadGivers, mandateOf } from './mandates.ts'
import { ownRecord } from './ownRecord.ts'

/** Stand-ins that neither ended nor are over. */
const standing = (db: Database, day: string) =>
  db
    .selectFrom('stand_in')
    .innerJoin('person as giver', 'giver.id', 'stand_in.giver')
    .innerJoin('person as receiver', 'receiver.id', 'stand_in.receiver')
    .selectAll('stand_in')
    .select(['giver.name as giver_name', 'receiver.name as receiver_name'])
    .where('ended', 'is', null)
    .where('valid_until', '>=', day)
    .orderBy('valid_from')
    .orderBy('stand_in.id')

type StandInRow = Awaited<ReturnType<ReturnType<typeof standing>['execute']>>[number]

async function describe(
  db: Database,
  parts: Pick<IdentityParts, 'now' | 'timeZone'>,
  rows: readonly StandInRow[],
): Promise<StandIn[]> {
  const givers = [...new Set(rows.map(({ giver }) => giver))]
  const context = {
    today: today(parts),
    nowMilliseconds: parts.now().getTime(),
    givers: await loadGivers(db, givers),
    absences: await loadAbsences(db, givers),
  }
  return rows.map((row) => ({
    id: row.id,
    role: row.role as StandIn['role'],
    organisation: row.organisation,
    ...(row.office === null ? {} : { office: row.office }),
    ...(row.jurisdiction === null ? {} : { jurisdiction: row.jurisdiction }),
    from: row.valid_from,
    until: row.valid_until,
    onlyInAbsence: row.only_in_absence,
    giver: { id: row.giver, name: row.giver_name },
    receiver: { id: row.receiver, name: row.receiver_name },
    counts:
      currentMandates(
        {
          kind: 'person',
          person: row.receiver,
          assurance: 'two-factor',
          roles: [mandateOf(row)],
        },
        context,
      ).length > 0,
  }))
}

export async function listStandIns(
  parts: IdentityParts,
  sender: Sender,
): Promise<{ given: StandIn[]; held: StandIn[] }> {
  const { person } = requirePerson(sender)
  sender.require('read.mandate', ownRecord('mandate', 'own', person))
  const rows = await standing(parts.db, today(parts))
    .where((where) => where.or([where('giver', '=', person), where('receiver', '=', person)]))
    .execute()
  const all = await describe(parts.db, parts, rows)
  return {
    given: all.filter(({ giver }) => giver.id === person),
    held: all.filter(({ receiver }) => receiver.id === person),
  }
}

export const listAllStandIns = async (parts: IdentityParts): Promise<StandIn[]> =>
  await describe(parts.db, parts, await standing(parts.db, today(parts)).execute())

export interface NewStandIn {
  readonly grant: string
  readonly receiver: string
  readonly from: string
  readonly until: string
  readonly onlyInAbsence: boolean
}

/** @throws {DomainError} `not_found`; `not_permitted` or `bad_request` with what stands against it. */
export const addStandIn = (
  parts: IdentityParts,
  sender: Sender,
  wanted: NewStandIn,
): Promise<StandIn> =>
  parts.db.transaction().execute(async (tx) => {
    const giver = requirePerson(sender)
    const id = parts.newId()
    const place = ownRecord('mandate', id, giver.person)
    const by = sender.require('delegate.mandate', place)
    await lockAdministration(tx)
    const receiver = await requireReceiver(tx, wanted.receiver)
    const mandate = await requireOwnMandate(tx, giver.person, wanted.grant)
    const day = today(parts)
    const { from, until, onlyInAbsence } = wanted
    const dates = { from, until, onlyInAbsence, today: day }
    const made = delegateMandate({ giver: giver.person, receiver, mandate, ...dates })
    if ('refused' in made) throw refusedDelegation(made.refused)
    const grant = {
      to: receiver,
      role: mandate.role,
      rolesHeld: await standingRoles(tx, parts, receiver),
    }
    const act = { permission: 'delegate.mandate', by, record: place, on: day } as const
    const [breach] = separationBreaches(
      giver,
      { ...act, nowMilliseconds: parts.now().getTime(), details: { grant } },
      [],
      [],
    )
    if (breach !== undefined) throw refusedBySeparation(breach)
    const { organisation, office, jurisdiction } = mandate
    const kept = { role: mandate.role, organisation: organisation ?? '', office, jurisdiction }
    await tx
      .insertInto('stand_in')
      .values({
        id,
        giver: giver.person,
        receiver,
        ...kept,
        office: office ?? null,
        jurisdiction: jurisdiction ?? null,
        valid_from: made.delegated.from,
        valid_until: made.delegated.until!,
        only_in_absence: onlyInAbsence,
        given: parts.now(),
        ended: null,
      })
      .execute()
    await record(tx, parts, sender, {
      verb: 'delegate.mandate',
      subject: receiver,
      details: { standIn: id, ...kept, from, until, onlyInAbsence },
    })
    const [answer] = await describe(
      tx,
      parts,
      await standing(tx, day).where('stand_in.id', '=', id).execute(),
    )
    return answer!
  })

async function requireReceiver(tx: Tx, email: string): Promise<string> {
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (person !== undefined) return person.id
  throw new DomainError('not_found', 'There is no open account with this e-mail address')
}

async function requireOwnMandate(tx: Tx, person: string, grant: string): Promise<Mandate> {
  const own = (await loadGrants(tx, [person])).get(person) ?? []
  const [mandate] = mandatesOf(own.filter(({ id }) => id === grant))
  if (mandate === undefined) throw noSuchRecord('delegate.mandate')
  return mandate
}

const REFUSALS: Readonly<Record<DelegationRefusal, string>> = {
  to_oneself: 'Nobody stands in for herself',
  passed_on: 'A role in which one stands in oneself is not passed on',
  not_delegable: 'This role stays with the person who holds it',
  not_in_force: 'You do not hold this role today',
  dates: 'The days lie in the past, end before they begin, or lie outside your own role’s',
}

const refusedDelegation = (refusal: DelegationRefusal): DomainError =>
  new DomainError(
    refusal === 'dates' || refusal === 'not_in_force' ? 'bad_request' : 'not_permitted',
    REFUSALS[refusal],
    { refusal },
  )

const refusedBySeparation = ({ rule, reason, with: other }: Breach): DomainError =>
  new DomainError(
    'not_permitted',
    reason === 'incompatible_roles'
      ? `Who stands in must not hold both: one person cannot administer and be ${other}`
      : 'This would join duties that are kept apart',
    { rule, reason },
  )

/** @throws {DomainError} `not_found` when she gave no such stand-in, or it ended. */
export async function endStandIn(parts: IdentityParts, sender: Sender, id: string): Promise<void> {
  const { person } = requirePerson(sender)
  sender.require('delegate.mandate', ownRecord('mandate', id, person))
  await parts.db.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable('stand_in')
      .set({ ended: parts.now() })
      .where('id', '=', id)
      .where('giver', '=', person)
      .where('ended', 'is', null)
      .returning('receiver')
      .executeTakeFirst()
    if (ended === undefined) throw noSuchRecord('delegate.mandate')
    await record(tx, parts, sender, {
      verb: 'end.stand-in',
      subject: ended.receiver,
      details: { standIn: id },
    })
  })
}
