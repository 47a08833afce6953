import type { EncodedColumn } from '@corridor/cube'

/** Takes codes one by one and gives them back as an encoded column with sorted codes. */
export interface CodeCollector {
  readonly add: (code: string) => void
  readonly column: () => EncodedColumn
}

/**
 * A collector that remembers each different code once; a code equal to the last one costs nothing.
 *
 * @param order the order of the codes; without it they are sorted. Codes that never came are left out.
 */
export function codeCollector(order?: readonly string[]): CodeCollector {
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
    const codes = order?.filter((code) => seen.has(code)) ?? [...seen.keys()].sort()
    const moved = new Int32Array(codes.length)
    for (const [position, code] of codes.entries()) moved[seen.get(code)!] = position
    const positions = new Int32Array(places.length)
    for (let i = 0; i < places.length; i++) positions[i] = moved[places[i]!]!
    return { codes, positions }
  }
  return { add, column }
}
