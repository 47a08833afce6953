import { DomainError } from '@corridor/kernel'
import { isOutOfUse } from '../identity/secrets/keyInUse.ts'
import type { DemoParts } from './DemoParts.ts'

/**
 * Runs while no server works on this database: its clock would end at once what lies in the past.
 * One that starts meanwhile waits.
 *
 * @throws {DomainError} `unavailable` where one runs.
 */
export const whileNoServerRuns = <Result>(
  { identity }: Pick<DemoParts, 'identity'>,
  run: () => Promise<Result>,
): Promise<Result> =>
  identity.db.transaction().execute(async (tx) => {
    if (await isOutOfUse(tx, identity.serverKey)) return await run()
    throw new DomainError(
      'unavailable',
      'A Corridor runs on this database. Stop it, load the demonstration, and start it again',
    )
  })
