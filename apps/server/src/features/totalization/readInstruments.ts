import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Instrument, readInstrument } from '@corridor/totalization'

/**
 * The instruments on social security of the checkout, by id.
 *
 * @throws {DomainError} `bad_file` naming the file and what is wrong in it.
 */
export async function readInstruments(shippedDataDir: string): Promise<readonly Instrument[]> {
  const folder = join(shippedDataDir, 'totalization', 'instruments')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  return await Promise.all(
    names.map(async (name) =>
      readInstrument(JSON.parse(await readFile(join(folder, name), 'utf8')), name),
    ),
  )
}
