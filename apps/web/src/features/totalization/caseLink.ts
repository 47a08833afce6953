import { readCase, type TotalizationCase } from '@corridor/totalization'
import {
  MOST_ADDRESS_CHARACTERS,
  readAddressCode,
  writeAddressCode,
} from '../scenarios/addressCode.ts'

const NAME = '#case='

/**
 * The part of an address after `#` that holds a case: browsers send it to nobody. Null where the
 * case is too long for an address.
 */
export async function writeCaseHash(draft: TotalizationCase): Promise<string | null> {
  const hash = `${NAME}${await writeAddressCode(JSON.stringify(draft))}`
  return hash.length > MOST_ADDRESS_CHARACTERS ? null : hash
}

/** The case of an address; null where it holds none, `unreadable` where it was cut off or changed. */
export async function readCaseHash(hash: string): Promise<TotalizationCase | null | 'unreadable'> {
  if (!hash.startsWith(NAME)) return null
  const text = await readAddressCode(hash.slice(NAME.length))
  if (text === null) return 'unreadable'
  try {
    return readCase(JSON.parse(text), 'link')
  } catch {
    return 'unreadable'
  }
}
