import { DomainError } from './DomainError.ts'

/**
 * An area: ISO 3166-1 alpha-3 code, or one of the codes the United Nations tables need besides it:
 * `CHI` Channel Islands, `SCG` Serbia and Montenegro, `SUD` Sudan and South Sudan before 2011.
 */
export type AreaCode = string

/** An origin -> destination pair of areas, written `NPL-QAT`. */
export interface Corridor {
  readonly origin: AreaCode
  readonly destination: AreaCode
}

/**
 * Reads `NPL-QAT`; also accepts lower case, `NPL>QAT` and `NPL QAT`.
 *
 * @throws {DomainError} `bad_request` when it is not two different three-letter codes.
 * @example
 * parseCorridor('npl-qat') // => { origin: 'NPL', destination: 'QAT' }
 */
export function parseCorridor(text: string): Corridor {
  const match = /^\s*([A-Za-z]{3})\s*[-> ]+\s*([A-Za-z]{3})\s*$/.exec(text)
  const [origin, destination] = [match?.[1]?.toUpperCase(), match?.[2]?.toUpperCase()]
  if (origin === undefined || destination === undefined || origin === destination) {
    throw new DomainError(
      'bad_request',
      `"${text}" is not a corridor; write two different three-letter codes, for example NPL-QAT`,
    )
  }
  return { origin, destination }
}

export const formatCorridor = ({ origin, destination }: Corridor): string =>
  `${origin}-${destination}`
