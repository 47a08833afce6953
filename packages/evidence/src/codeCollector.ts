import type { EncodedColumn } from '@corridor/cube'

/** Takes codes one by one and gives them back as an encoded column with sorted codes. */
export interface CodeCollector {
  readonly add: (code: string) => void
  readonly column: () => EncodedColumn
}

/** A collector that remembers each different code once; a code equal to the last one costs nothing. */
export function codeCollector(): CodeCollector {
  const seen = new Map<string, number>()
  const places: number[] = []
  let [lastCode, lastPlace] = ['', -1]
  const add = (code: string): void => {
    if (code !== lastCode || lastPlace < 0) {
      lastCode = code
      lastPlace = seen.get(code) ?? seen.size
      seen.set(code, lastPlace)
    }
    places.push(lastPlace)
  }
  const column = (): EncodedColumn => {
    const codes = [...seen.keys()].sort()
    const sortedPlace = new Int32Array(codes.length)
    for (const [position, code] of codes.entries()) sortedPlace[seen.get(code)!] = position
    return { codes, positions: Int32Array.from(places, (place) => sortedPlace[place]!) }
  }
  return { add, column }
}
