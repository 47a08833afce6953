import type { Interest as InterestAnswer } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { noSuchRecord } from '../../../http/decisions.ts'
import type { Sender } from '../../../http/guard.ts'
import { record } from '../auditLog.ts'
import type { IdentityParts } from '../IdentityParts.ts'
import { requirePerson } from '../sessions.ts'
import { today } from '../today.ts'
import { ownRecord } from './ownRecord.ts'

export async function listOwnInterests(
  { db }: IdentityParts,
  sender: Sender,
): Promise<InterestAnswer[]> {
  const { person } = requirePerson(sender)
  sender.require('read.interest', ownRecord('interest', 'own', person))
  const rows = await db
    .selectFrom('interest')
    .selectAll()
    .where('person', '=', person)
    .orderBy('declared', 'desc')
    .execute()
  return rows.map(answerOf)
}

interface InterestRow {
  readonly id: string
  readonly kind: InterestAnswer['kind']
  readonly tie: string
  readonly words: string
  readonly first_day: string
  readonly last_day: string | null
}

const answerOf = ({ id, kind, tie, words, first_day, last_day }: InterestRow): InterestAnswer => ({
  id,
  kind,
  with: tie,
  words,
  from: first_day,
  until: last_day,
})

/** Of everybody; that they were read is in the log before they are shown. */
export const listAllInterests = (parts: IdentityParts, sender: Sender) =>
  parts.db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('interest')
      .innerJoin('person', 'person.id', 'interest.person')
      .selectAll('interest')
      .select('person.name')
      .orderBy('declared', 'desc')
      .execute()
    await record(tx, parts, sender, {
      verb: 'read.interests',
      details: { people: [...new Set(rows.map(({ person }) => person))] },
    })
    return rows.map((row) => ({ ...answerOf(row), person: { id: row.person, name: row.name } }))
  })

export interface NewInterest {
  readonly kind: InterestAnswer['kind']
  readonly with: string
  readonly words: string
  readonly from: string
  readonly until: string | null
}

/** @throws {DomainError} `bad_request` when it would end before it begins. */
export async function declareInterest(
  parts: IdentityParts,
  sender: Sender,
  given: NewInterest,
): Promise<InterestAnswer> {
  const { person } = requirePerson(sender)
  const id = parts.newId()
  sender.require('declare.interest', ownRecord('interest', id, person))
  if (given.until !== null && given.until < given.from) {
    throw new DomainError('bad_request', 'The interest would end before it begins')
  }
  const row = {
    id,
    person,
    kind: given.kind,
    tie: given.with,
    words: given.words,
    first_day: given.from,
    last_day: given.until,
    declared: parts.now(),
  }
  await parts.db.transaction().execute(async (tx) => {
    await tx.insertInto('interest').values(row).execute()
    await record(tx, parts, sender, {
      verb: 'declare.interest',
      subject: person,
      details: { interest: id, kind: given.kind, with: given.with },
    })
  })
  return answerOf(row)
}

/** It ended today; nothing is taken out. @throws {DomainError} `not_found`. */
export async function endInterest(parts: IdentityParts, sender: Sender, id: string): Promise<void> {
  const { person } = requirePerson(sender)
  sender.require('declare.interest', ownRecord('interest', id, person))
  await parts.db.transaction().execute(async (tx) => {
    const day = today(parts)
    const { numUpdatedRows } = await tx
      .updateTable('interest')
      .set({ last_day: day })
      .where('id', '=', id)
      .where('person', '=', person)
      .where('first_day', '<=', day)
      .where((where) => where.or([where('last_day', 'is', null), where('last_day', '>', day)]))
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw noSuchRecord('declare.interest')
    await record(tx, parts, sender, {
      verb: 'end.interest',
      subject: person,
      details: { interest: id },
    })
  })
}
