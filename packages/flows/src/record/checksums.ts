import type { FlowInput } from '../types.ts'
import type { FlowIntervals } from '../uncertainty/summariseDraws.ts'
import { canonicalJson, type JsonValue } from './canonicalJson.ts'

/**
 * A hash function, for example SHA-256 as hexadecimal digits. It may answer later, as those of
 * browsers do.
 */
export type Hash = (bytes: Uint8Array<ArrayBuffer>) => string | Promise<string>

/**
 * Bytes that stand for some values and arrays: the canonical JSON as UTF-8, a zero byte, then every
 * number of every array as the eight bytes of its double, lowest first; -0 as 0.
 *
 * @throws {DomainError} `bad_request` for a header JSON cannot hold.
 */
export function checksumBytes(
  header: JsonValue,
  arrays: readonly ArrayLike<number>[],
): Uint8Array<ArrayBuffer> {
  const text = utf8(canonicalJson(header))
  const count = arrays.reduce((total, { length }) => total + length, 0)
  const bytes = new Uint8Array(text.length + 1 + 8 * count)
  bytes.set(text)
  const view = new DataView(bytes.buffer)
  let at = text.length + 1
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++, at += 8) view.setFloat64(at, array[i]! + 0, true)
  }
  return bytes
}

/** UTF-8 out of what the language has; percent signs of its own are escaped by it as well. */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const bytes = new Uint8Array(escaped.length)
  let length = 0
  for (let at = 0; at < escaped.length; at++) {
    if (escaped[at] === '%') {
      bytes[length++] = Number.parseInt(escaped.slice(at + 1, at + 3), 16)
      at += 2
    } else bytes[length++] = escaped.charCodeAt(at)
  }
  return bytes.subarray(0, length)
}

/** The checksum of the figures that go into an estimate, wherever they come from. */
export async function inputChecksum(input: FlowInput, hash: Hash): Promise<string> {
  const { areas, stockStart, stockEnd, births, deaths, netMigration } = input
  const header = {
    areas: [...areas],
    births: births !== null,
    deaths: deaths !== null,
    netMigration: netMigration !== null,
  }
  const arrays = [stockStart, stockEnd, births, deaths, netMigration].filter(
    (array) => array !== null,
  )
  return hash(checksumBytes(header, arrays))
}

/** The checksum of a table of flows over its areas. */
export const flowsChecksum = async (
  areas: readonly string[],
  persons: Float64Array,
  hash: Hash,
): Promise<string> => hash(checksumBytes({ areas: [...areas] }, [persons]))

/** The checksum of every interval of a simulation. */
export async function intervalsChecksum(intervals: FlowIntervals, hash: Hash): Promise<string> {
  const { areas, probabilities, draws, cells, groupings, total, types } = intervals
  const columns = [
    intervals.corridors,
    intervals.arrivals,
    intervals.departures,
    intervals.net,
    ...groupings.flatMap(({ pairs, arrivals, departures, net }) => [
      pairs,
      arrivals,
      departures,
      net,
    ]),
  ]
  const header = {
    areas: [...areas],
    probabilities: [...probabilities],
    asked: draws.asked,
    used: draws.used,
    groupings: groupings.map(({ name, groups }) => [name, ...groups]),
    total: { ...total, quantiles: [...total.quantiles] },
    types:
      types === null
        ? null
        : [types.outward, types.return, types.transit].map((one) => ({
            ...one,
            quantiles: [...one.quantiles],
          })),
  }
  const arrays = columns.flatMap(({ point, mean, standardDeviation, quantiles }) => [
    point,
    mean,
    standardDeviation,
    ...quantiles,
  ])
  return hash(checksumBytes(header, [cells, ...arrays]))
}
