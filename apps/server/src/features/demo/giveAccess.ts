import type { DemoScript } from '@corridor/recruitment/demo'
import { generateSecret } from 'otplib'
import type { Tx } from '../identity/IdentityParts.ts'
import { hashPassword } from '../identity/secrets/passwords.ts'
import { sealSecret } from '../identity/secrets/sealSecret.ts'
import { newRecoveryCode } from '../identity/secrets/tokens.ts'
import { endSessions } from '../identity/sessions.ts'
import { giveReturnCode } from '../identity/workers/claims.ts'
import type { DemoParts } from './DemoParts.ts'
import { emailOf, personId } from './demoPeople.ts'

/** How somebody gets in; told once and kept nowhere but as a hash. */
export interface DemoAccess {
  readonly accounts: readonly {
    readonly name: string
    readonly role: string
    readonly email: string
    readonly password: string
  }[]
  /** For an authenticator app; the same for all these accounts. */
  readonly appKey: string
  /** With which the worker of the tour comes back to her own pages. */
  readonly workerCode: string
}

/** Of all who could sign in, those for whom the tour and the desk have something. */
const WITH_ACCOUNTS = new Set([
  'adam',
  'omar',
  'olga',
  'ines',
  'dara',
  'dipa',
  'ahmed',
  'finn',
  'lena',
  'jo',
  'uma',
  'at-bravo',
  'at-castel',
  'at-jetty',
])

/** Gives new passwords to the accounts of a demonstration; earlier ones and their sessions end. */
export async function giveAccess(
  { identity }: Pick<DemoParts, 'identity'>,
  { seed, people, tour }: DemoScript,
): Promise<DemoAccess> {
  const chosen = people.filter(({ key }) => WITH_ACCOUNTS.has(key.replace('person/', '')))
  const appKey = generateSecret()
  const given = await Promise.all(
    chosen.map(async (person) => {
      const password = newRecoveryCode(identity.randomBytes)
      return { ...person, password, hash: await hashPassword(password) }
    }),
  )
  const workerCode = await identity.db.transaction().execute(async (tx) => {
    for (const { key, hash } of given) {
      await setFactors(tx, identity, personId(seed, key), hash, appKey)
    }
    const worker = await tx
      .selectFrom('worker_account')
      .select(['id', 'name', 'language', 'record'])
      .where('id', '=', personId(seed, tour.worker))
      .executeTakeFirstOrThrow()
    return await giveReturnCode(tx, identity, worker.id, worker)
  })
  const accounts = given.map(({ key, name, role, password }) => ({
    ...{ name, role, email: emailOf(key), password },
  }))
  return { accounts, appKey, workerCode }
}

async function setFactors(
  tx: Tx,
  { serverKey, randomBytes, now }: DemoParts['identity'],
  person: string,
  hash: string,
  appKey: string,
): Promise<void> {
  const changed = now()
  await endSessions(tx, person)
  await tx
    .insertInto('person_password')
    .values({ person, hash, changed })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ hash, changed }))
    .execute()
  const factor = {
    secret: sealSecret(serverKey, person, appKey, randomBytes(12)),
    ...{ confirmed: changed, last_step: null },
  }
  await tx
    .insertInto('person_totp')
    .values({ person, ...factor })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(factor))
    .execute()
}
