import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from '@corridor/server/config'
import { type Instrument, readInstrument } from '@corridor/totalization'

/** The instruments that come with Corridor, by id. */
export async function readInstruments(): Promise<readonly Instrument[]> {
  const folder = join(readConfig(process.env).shippedDataDir, 'totalization', 'instruments')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  return await Promise.all(
    names.map(async (name) =>
      readInstrument(JSON.parse(await readFile(join(folder, name), 'utf8')), name),
    ),
  )
}
