import { readConfig } from '@corridor/server/config'
import { readInstruments } from '@corridor/server/totalization'
import type { Instrument } from '@corridor/totalization'

/** The instruments that come with Corridor, by id. */
export const heldInstruments = (): Promise<readonly Instrument[]> =>
  readInstruments(readConfig(process.env).shippedDataDir)
