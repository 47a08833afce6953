import { unlockAccount } from '@corridor/server/identity'
import { writeOutput } from '../output/writeOutput.ts'
import { withIdentity } from './withIdentity.ts'

/** `corridor identity unlock`. */
export async function runUnlock(email: string): Promise<void> {
  const wasCounted = await withIdentity((identity) => unlockAccount(identity, email))
  await writeOutput(
    wasCounted
      ? 'Attempts on this account count from nought again\n'
      : 'Nothing was counted against this account; a network may be limited, for a quarter of an hour\n',
    undefined,
  )
}
