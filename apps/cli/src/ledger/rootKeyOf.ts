import { readConfig } from '@corridor/server/config'
import { UsageError } from '../exitCodes.ts'

/**
 * The public root key, from the command line or the settings; never from the ledger that is judged.
 *
 * @throws {UsageError} where none is given, or it is none.
 */
export function rootKeyOf(given: string | undefined): string {
  const key = given ?? readConfig(process.env).ledger.rootKey
  if (key !== null && /^[0-9a-f]{64}$/.test(key)) return key
  throw new UsageError(
    key === null
      ? 'Say by which root key to judge: --root-key or LEDGER_ROOT_KEY, 64 hexadecimal digits, as it was published'
      : `--root-key must be 64 hexadecimal digits, not "${key}"`,
  )
}
