import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AreaCatalogue, readAreaCatalogue } from '@corridor/evidence'

/**
 * The area catalogue of the checkout.
 *
 * @throws {DomainError} `bad_file` with every problem found.
 */
export async function loadAreas(shippedDataDir: string): Promise<AreaCatalogue> {
  const text = await readFile(join(shippedDataDir, 'areas', 'areas.json'), 'utf8')
  return readAreaCatalogue(JSON.parse(text))
}
