import type { Person } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { forgiveAttempts } from './attempts.ts'
import { record } from './auditLog.ts'
import type { IdentityParts } from './IdentityParts.ts'
import { describePeople } from './people.ts'

/** Everybody, for whoever runs the server; that they were read is in the log. */
export const listStaff = (parts: IdentityParts): Promise<Person[]> =>
  parts.db.transaction().execute(async (tx) => {
    const rows = await tx.selectFrom('person').selectAll().orderBy('name').orderBy('id').execute()
    const people = await describePeople(tx, rows)
    await record(tx, parts, 'system', {
      verb: 'read.people',
      details: { people: people.map(({ id }) => id), from: 'command line' },
    })
    return people
  })

/**
 * Lets a person try again who was locked out.
 *
 * @returns whether anything was counted against her.
 * @throws {DomainError} `not_found` for an address without an account.
 */
export const unlockAccount = (parts: IdentityParts, typed: string): Promise<boolean> =>
  parts.db.transaction().execute(async (tx) => {
    const email = typed.trim().toLowerCase()
    const person = await tx
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirst()
    if (person === undefined) {
      throw new DomainError('not_found', `There is no account with the address ${email}`)
    }
    const wasLocked = [
      await forgiveAttempts(tx, parts, 'account', email),
      await forgiveAttempts(tx, parts, 'secondFactor', person.id),
    ].includes(true)
    await record(tx, parts, 'system', { verb: 'unlock.person', subject: person.id })
    return wasLocked
  })
