import { type CountNetwork, countNetwork, isSafe, knownArcs, tellingLines } from './CountNetwork.ts'
import { cheapestCycle } from './cheapestCycle.ts'
import { isSmall } from './suppressLine.ts'

/** What of a table is not shown. Totals of rows always are. */
export interface TablePattern {
  readonly cells: readonly (readonly boolean[])[]
  readonly columnTotals: readonly boolean[]
}

/** Tables with no more arcs to choose from are searched for the best pattern there is. */
const MOST_SEARCHED = 12

/**
 * Which cells and totals of columns are not shown, so that no small count can be computed from the
 * rest: small ones first, then the ways round each that leave out the fewest people, then the fewest
 * cells. In small tables it is the best pattern there is, in larger ones a good one.
 *
 * @param cells counts of people, row by row; zeros and totals of rows are always shown.
 * @returns null where no pattern is safe.
 * @remarks 50 rows by 12 columns take some tens of milliseconds.
 */
export function suppressTable(cells: readonly (readonly number[])[]): TablePattern | null {
  const network = countNetwork(cells)
  const small = network.arcs.map(({ value }) => isSmall(value))
  const good = goodPattern(network, small)
  const { arcs, rows, columns } = network
  const free = arcs.flatMap(({ value }, index) => (value > 0 && !small[index] ? [index] : []))
  const best = free.length > MOST_SEARCHED ? good : bestPattern(network, small, free, good)
  if (best === null) return null
  return {
    cells: cells.map((_, row) => best.slice(row * columns, (row + 1) * columns)),
    columnTotals: best.slice(rows * columns),
  }
}

/** Goes round what can be computed until nothing can, then shows again what need not be left out. */
function goodPattern(network: CountNetwork, small: readonly boolean[]): boolean[] | null {
  const hidden = [...small]
  for (;;) {
    const [known] = knownArcs(network, hidden)
    if (known !== undefined) {
      const round = cheapestCycle(network, hidden, known)
      if (round === null) return null
      for (const index of round) hidden[index] = true
      continue
    }
    const [line] = tellingLines(network, hidden)
    if (line === undefined) break
    if (!hideOneMore(network, hidden, line)) return null
  }
  const others = network.arcs
    .flatMap(({ value }, index) => (hidden[index] && !small[index] ? [{ index, value }] : []))
    .toSorted((one, other) => other.value - one.value || other.index - one.index)
  for (const { index } of others) {
    hidden[index] = false
    if (!isSafe(network, hidden)) hidden[index] = true
  }
  return hidden
}

/** Leaves out one more cell of a line, the cheapest with its way round. */
function hideOneMore(network: CountNetwork, hidden: boolean[], line: number): boolean {
  const { arcs } = network
  let best: { readonly cost: number; readonly hide: readonly number[] } | null = null
  arcs.forEach(({ from, to, value }, index) => {
    if (hidden[index] || value === 0 || (from !== line && to !== line)) return
    const round = cheapestCycle(network, hidden, index)
    if (round === null) return
    const hide = [index, ...round]
    const cost = hide.reduce((sum, one) => sum + (hidden[one] ? 0 : arcs[one]!.value), 0)
    if (best === null || cost < best.cost) best = { cost, hide }
  })
  const chosen = best as { readonly hide: readonly number[] } | null
  for (const index of chosen?.hide ?? []) hidden[index] = true
  return chosen !== null
}

/** Tries every choice that could leave out fewer people than the one known. */
function bestPattern(
  { arcs, ...network }: CountNetwork,
  small: readonly boolean[],
  free: readonly number[],
  known: boolean[] | null,
): boolean[] | null {
  const order = free.toSorted((one, other) => arcs[one]!.value - arcs[other]!.value || one - other)
  const costOf = (hidden: readonly boolean[]) => ({
    people: order.reduce((sum, index) => sum + (hidden[index] ? arcs[index]!.value : 0), 0),
    count: order.filter((index) => hidden[index]).length,
  })
  let best = known
  let least = known === null ? { people: Infinity, count: Infinity } : costOf(known)
  const hidden = [...small]
  const look = (next: number, people: number, count: number): void => {
    const isBetter = people < least.people || (people === least.people && count < least.count)
    if (!isBetter) return
    if (isSafe({ arcs, ...network }, hidden)) {
      best = [...hidden]
      least = { people, count }
      return
    }
    for (let place = next; place < order.length; place++) {
      const index = order[place]!
      hidden[index] = true
      look(place + 1, people + arcs[index]!.value, count + 1)
      hidden[index] = false
    }
  }
  look(0, 0, 0)
  return best
}
