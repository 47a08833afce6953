import { randomBytes } from 'node:crypto'
import { readConfig } from '@corridor/server/config'
import { rotateServerKey } from '@corridor/server/identity'
import { withDatabase } from '../evidence/withDatabase.ts'
import { writeOutput } from '../output/writeOutput.ts'

/** `corridor identity rotate-key`. */
export async function runRotateKey(): Promise<void> {
  const config = readConfig(process.env)
  const { sealed, obsoleteSetting } = await withDatabase(
    config,
    () => {},
    (db) =>
      rotateServerKey(config, { db, now: () => new Date(), randomBytes }, (step) =>
        console.error(step),
      ),
  )
  const rest =
    obsoleteSetting === null
      ? 'The old key is gone; copies of it open nothing that is sealed from now on\n'
      : `Take ${obsoleteSetting} out of the settings now, and restart the server\n`
  await writeOutput(`${sealed} secrets are sealed with the new key. ${rest}`, undefined)
}
