import type { CountNetwork } from './CountNetwork.ts'

interface Step {
  readonly place: number
  /** People and cells left out on the way, besides those left out already. */
  readonly people: number
  readonly cells: number
  /** Arc by which it was reached; -1 at the start. */
  readonly by: number
  readonly before: Step | null
}

const isBetter = (one: Pick<Step, 'people' | 'cells'>, other: Pick<Step, 'people' | 'cells'>) =>
  one.people < other.people || (one.people === other.people && one.cells < other.cells)

/**
 * What else must not be shown so that an arc can have another value: the cheapest way round it, by
 * people left out, then by cells.
 *
 * @returns indices of arcs, those left out already among them; null where there is no way round.
 */
export function cheapestCycle(
  network: CountNetwork,
  hidden: readonly boolean[],
  arc: number,
): readonly number[] | null {
  const { from, to, value } = network.arcs[arc]!
  const rise = cheapestWay(network, hidden, to, from, arc)
  const fall = value > 1 ? cheapestWay(network, hidden, from, to, arc) : null
  const best = rise === null || (fall !== null && isBetter(fall, rise)) ? fall : rise
  if (best === null) return null
  const arcs: number[] = []
  for (let step: Step | null = best; step !== null && step.by >= 0; step = step.before) {
    arcs.push(step.by)
  }
  return arcs
}

/** Dijkstra's way over the few places of a table; zeros are always shown and carry nothing. */
function cheapestWay(
  { rows, columns, arcs }: CountNetwork,
  hidden: readonly boolean[],
  start: number,
  goal: number,
  except: number,
): Step | null {
  const places = rows + columns + 1
  const best: (Step | undefined)[] = Array.from({ length: places })
  const done = new Set<number>()
  best[start] = { place: start, people: 0, cells: 0, by: -1, before: null }
  for (;;) {
    let step: Step | undefined
    for (const one of best) {
      if (one === undefined || done.has(one.place)) continue
      if (step === undefined || isBetter(one, step)) step = one
    }
    if (step === undefined) return null
    if (step.place === goal) return step
    done.add(step.place)
    for (const index of arcsAt(step.place, rows, columns)) {
      const { from, to, value } = arcs[index]!
      const isBack = step.place === to
      if (index === except || value === 0 || (isBack && value <= 1)) continue
      const isNew = !hidden[index]
      const next: Step = {
        place: isBack ? from : to,
        people: step.people + (isNew ? value : 0),
        cells: step.cells + (isNew ? 1 : 0),
        by: index,
        before: step,
      }
      const there = best[next.place]
      if (there === undefined || isBetter(next, there)) best[next.place] = next
    }
  }
}

/** Indices of the arcs that begin or end at a place. */
function* arcsAt(place: number, rows: number, columns: number): Generator<number> {
  if (place < rows) {
    for (let column = 0; column < columns; column++) yield place * columns + column
  } else if (place < rows + columns) {
    const column = place - rows
    for (let row = 0; row <= rows; row++) yield row * columns + column
  } else {
    for (let column = 0; column < columns; column++) yield rows * columns + column
  }
}
