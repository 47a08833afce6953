import { auditCells } from '@corridor/disclosure'
import type { CellAddress, ReportCell, ReportLayout } from '../index.ts'

/** A release as anybody reads it, and the figures behind it. */
export interface AuditedRelease {
  /** Figures shown, by address. */
  readonly shown: ReadonlyMap<string, number>
  readonly cells: ReadonlyMap<CellAddress, ReportCell>
  /** What missing figures are in truth. */
  readonly truth: ReadonlyMap<string, number>
}

/** A figure that is left out, and between what it must be by all that is shown. */
export interface AuditedFigure {
  readonly release: number
  readonly address: string
  readonly value: number
  readonly confidential: boolean
  /** Nobody is left out somewhere in its measure, so that whatever is left out there can be nobody. */
  readonly canBeNobody: boolean
  readonly width: number
}

/**
 * What follows from releases of one report for somebody who knows which figures did not change, from
 * every address and sum of the questionnaire: nothing here knows how the pattern was found.
 *
 * @param enough as wide as an interval of a figure need be.
 */
export function auditReleases(
  layout: ReportLayout,
  releases: readonly AuditedRelease[],
  enough: (cell: ReportCell, canBeNobody: boolean) => number,
): readonly AuditedFigure[] {
  const addresses = [...layout.cells.keys()]
  const placeOf = new Map(addresses.map((address, at) => [address, at]))
  const size = addresses.length
  const cellAt = (at: number) => releases[Math.floor(at / size)]!.cells.get(addresses[at % size]!)
  const known = releases.flatMap(({ truth }) => addresses.map((address) => truth.get(address)!))
  const figures = releases.flatMap(({ shown }) =>
    addresses.map((address) => shown.get(address) ?? null),
  )
  const same = [
    ...releases.flatMap((_, one) =>
      layout.twins.flatMap(([first, ...others]) =>
        others.map((other) => [
          ...[one * size + placeOf.get(first!)!, one * size + placeOf.get(other)!],
        ]),
      ),
    ),
    ...releases.flatMap((_, later) =>
      releases.slice(0, later).flatMap((__, sooner) =>
        addresses.flatMap((___, at) => {
          const [a, b] = [sooner * size + at, later * size + at]
          const areGiven = [a, b].every((one) => (cellAt(one)?.value ?? null) !== null)
          return areGiven && known[a] === known[b] ? [[a, b]] : []
        }),
      ),
    ),
  ]
  const relations = [
    ...same.map(([total = 0, part = 0]) => ({ total, parts: [part] })),
    ...releases.flatMap((_, one) =>
      layout.sums.map(({ total, parts }) => ({
        total: one * size + placeOf.get(total)!,
        parts: parts.map((part) => one * size + placeOf.get(part)!),
      })),
    ),
  ]
  const isLeftOut = (at: number) => (cellAt(at)?.value ?? null) !== null && figures[at] === null
  const measureAt = (at: number) => layout.cells.get(addresses[at % size]!)!.key.measure
  const withNobody = new Set(
    known.flatMap((value, at) => (value === 0 && isLeftOut(at) ? [measureAt(at)] : [])),
  )
  const canBeNobody = (at: number) => withNobody.has(measureAt(at))
  const found = auditCells(
    { figures, relations, leastOf: (at) => (isLeftOut(at) && !canBeNobody(at) ? 1 : 0) },
    { known, enough: (at) => (isLeftOut(at) ? enough(cellAt(at)!, canBeNobody(at)) : 0) },
  )
  return [...found].flatMap(([at, { low, high }]) => {
    if (!isLeftOut(at)) return []
    const { address, confidentiality } = cellAt(at)!
    return [
      {
        ...{ release: Math.floor(at / size), address, value: known[at]! },
        ...{ confidential: confidentiality !== 'F', canBeNobody: canBeNobody(at) },
        width: high - low,
      },
    ]
  })
}
