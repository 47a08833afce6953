import type { Absence } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { noSuchRecord } from '../../../http/decisions.ts'
import type { Sender } from '../../../http/guard.ts'
import { record } from '../auditLog.ts'
import type { IdentityParts } from '../IdentityParts.ts'
import { requirePerson } from '../sessions.ts'
import { ownRecord } from './ownRecord.ts'

export async function listAbsences({ db }: IdentityParts, sender: Sender): Promise<Absence[]> {
  const { person } = requirePerson(sender)
  sender.require('read.absence', ownRecord('absence', 'own', person))
  const rows = await db
    .selectFrom('absence')
    .select(['id', 'first_day', 'last_day'])
    .where('person', '=', person)
    .orderBy('first_day', 'desc')
    .execute()
  return rows.map(({ id, first_day, last_day }) => ({ id, from: first_day, until: last_day }))
}

/** @throws {DomainError} `bad_request` when it would end before it begins. */
export async function addAbsence(
  parts: IdentityParts,
  sender: Sender,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<Absence> {
  const { person } = requirePerson(sender)
  const id = parts.newId()
  sender.require('record.absence', ownRecord('absence', id, person))
  if (until < from) throw new DomainError('bad_request', 'The absence would end before it begins')
  await parts.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('absence')
      .values({ id, person, first_day: from, last_day: until, recorded: parts.now() })
      .execute()
    await record(tx, parts, sender, {
      verb: 'record.absence',
      subject: person,
      details: { absence: id, from, until },
    })
  })
  return { id, from, until }
}

/** @throws {DomainError} `not_found`. */
export async function removeAbsence(
  parts: IdentityParts,
  sender: Sender,
  id: string,
): Promise<void> {
  const { person } = requirePerson(sender)
  sender.require('record.absence', ownRecord('absence', id, person))
  await parts.db.transaction().execute(async (tx) => {
    const removed = await tx
      .deleteFrom('absence')
      .where('id', '=', id)
      .where('person', '=', person)
      .returning(['first_day', 'last_day'])
      .executeTakeFirst()
    if (removed === undefined) throw noSuchRecord('record.absence')
    await record(tx, parts, sender, {
      verb: 'remove.absence',
      subject: person,
      details: { absence: id, from: removed.first_day, until: removed.last_day },
    })
  })
}
