import { createHash } from 'node:crypto'
import type { DemoAccount, DemoPerson } from '@corridor/recruitment/demo'
import type { PersonActor } from '../../http/actor.ts'
import { workerFiles } from '../contracts/linkWorker.ts'
import { loadMandates } from '../identity/standIns/mandates.ts'
import type { DemoParts } from './DemoParts.ts'

/** The id of a person of the demonstration: the same each time. */
export function personId(seed: number, key: string): string {
  const hex = createHash('sha256').update(`corridor demonstration ${seed} ${key}`).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ]
  return [...parts, hex.slice(20, 32)].join('-')
}

/** Where mail would go: a name that no network knows. */
export const emailOf = (key: string): string => `${key.replace(/^person\//, '')}@demo.example`

/** Somebody who is signed in with two factors, as her role asks. */
export async function enterPerson(
  { identity, ledger }: DemoParts,
  id: string,
  { key, name, role, office, jurisdiction }: DemoPerson,
  { organisation, from }: { readonly organisation: string; readonly from: string },
): Promise<PersonActor> {
  const created = identity.now()
  await identity.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('person')
      .values({
        ...{ id, email: emailOf(key), name, language: 'en', state: 'active' },
        ...{ created, last_sign_in: null },
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await tx
      .insertInto('role_grant')
      .values({
        ...{ id: `${id}-role`, person: id, role, organisation, office, jurisdiction },
        ...{ valid_from: from, valid_until: null, granted_by: null, granted: created },
        ...{ withdrawn: null, withdrawn_by: null },
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  })
  // Nobody reads what goes to invented addresses.
  await ledger.owner.query(
    `insert into notification_preference (tenant, person, email, changed)
     values ($1, $2, false, $3) on conflict do nothing`,
    [ledger.tenant, id, created],
  )
  return await actorOf(identity, id)
}

const actorOf = async (
  { db, now }: DemoParts['identity'],
  person: string,
): Promise<PersonActor> => ({
  ...{ kind: 'person', person, session: 'demonstration', assurance: 'two-factor' },
  roles: await loadMandates(db, person),
  owesSecondFactor: false,
  signedInAt: now(),
})

/** A worker's account, tied to her file as when she claims it. */
export async function enterWorker(
  { identity, ledger }: DemoParts,
  id: string,
  { name, language }: DemoAccount,
  { record, organisation }: { readonly record: string; readonly organisation: string },
): Promise<PersonActor> {
  const created = identity.now()
  await identity.db
    .insertInto('worker_account')
    .values({
      ...{ id, name, language: language as 'en', contact: null, record, state: 'active' },
      ...{ created, last_sign_in: null },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await workerFiles(ledger).link({ record, person: id, claimGivenBy: organisation })
  return {
    ...{ kind: 'person', person: id, session: 'demonstration', assurance: 'one-factor' },
    roles: [{ role: 'worker', organisation: null, from: created.toISOString().slice(0, 10) }],
    ...{ owesSecondFactor: false, signedInAt: created, isWorker: true },
  }
}
