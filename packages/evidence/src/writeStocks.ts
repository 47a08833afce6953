import type { StockTable } from './StockTable.ts'

/**
 * The compact content of a stock table: `origin,destination,sex,1990,...`, lines and years in order,
 * an empty field where there is no observation. Reading it back gives an equal table.
 *
 * @remarks O(observations + lines log lines).
 */
export function writeStocks({ years, cube }: StockTable): string {
  const [sex, year, origin, destination] = cube.dimensions
  const lines = new Map<number, string[]>()
  for (let i = 0; i < cube.keys.length; i++) {
    const key = cube.keys[i]!
    const [s, y, o, d] = [sex, year, origin, destination].map(
      (dimension) => Math.floor(key / dimension!.stride) % dimension!.codes.length,
    )
    const place = (o! * destination!.codes.length + d!) * sex!.codes.length + s!
    let fields = lines.get(place)
    if (fields === undefined) {
      fields = new Array<string>(years.length).fill('')
      lines.set(place, fields)
    }
    fields[y!] = String(cube.values[i])
  }
  const body = [...lines.keys()]
    .sort((a, b) => a - b)
    .map((place) => {
      const pair = Math.floor(place / sex!.codes.length)
      const from = origin!.codes[Math.floor(pair / destination!.codes.length)]
      const to = destination!.codes[pair % destination!.codes.length]
      return `${from},${to},${sex!.codes[place % sex!.codes.length]},${lines.get(place)!.join(',')}`
    })
  return `${[`origin,destination,sex,${years.join(',')}`, ...body].join('\n')}\n`
}
