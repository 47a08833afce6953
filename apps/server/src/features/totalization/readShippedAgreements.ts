import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  agreementOfInstrument,
  type Instrument,
  readAgreements,
  type SocialSecurityAgreement,
} from '@corridor/totalization'

/**
 * The agreements of the checkout: those of the instruments, and those by which no case is computed.
 *
 * @throws {DomainError} `bad_file` naming the agreement and field.
 */
export async function readShippedAgreements(
  shippedDataDir: string,
  instruments: readonly Instrument[],
): Promise<readonly SocialSecurityAgreement[]> {
  const name = 'agreements.json'
  const text = await readFile(join(shippedDataDir, 'totalization', name), 'utf8')
  return [
    ...instruments.flatMap((one) => agreementOfInstrument(one) ?? []),
    ...readAgreements(JSON.parse(text), name, 'shipped'),
  ]
}
