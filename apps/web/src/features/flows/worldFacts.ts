import { type FlowMatrix, inflowOf, outflowOf, totalOf } from './flowMatrix.ts'

export interface Flow {
  readonly from: string
  readonly to: string
  readonly persons: number
}

/** What the sentences below the picture say, computed from the figures that are drawn. */
export interface WorldFacts {
  readonly total: number
  /** Share 0..1 of all moves that stayed inside one node. */
  readonly insideShare: number
  /** The two largest flows between different nodes; fewer when there are fewer. */
  readonly largest: readonly Flow[]
  /** Arrivals less departures: the largest gain and the largest loss. */
  readonly gain: { readonly code: string; readonly persons: number } | null
  readonly loss: { readonly code: string; readonly persons: number } | null
}

/** Flows between different nodes, the largest first. */
export const rankedFlows = ({ nodes, persons }: FlowMatrix): readonly Flow[] =>
  persons
    .flatMap((row, from) =>
      row.map((value, to) => ({ from: nodes[from]!.code, to: nodes[to]!.code, persons: value })),
    )
    .filter((flow) => flow.persons > 0 && flow.from !== flow.to)
    .sort((one, other) => other.persons - one.persons)

/**
 * Facts about a matrix of gross flows.
 *
 * @example
 * worldFacts({ nodes: [a, b], persons: [[1, 5], [2, 0]] }).largest[0] // => { from: 'A', to: 'B', persons: 5 }
 */
export function worldFacts(matrix: FlowMatrix): WorldFacts {
  const { nodes, persons } = matrix
  const largest = rankedFlows(matrix)
  const total = totalOf(matrix)
  const insideTotal = nodes.reduce((sum, _, node) => sum + persons[node]![node]!, 0)
  const balances = nodes
    .map(({ code }, node) => ({ code, persons: inflowOf(matrix, node) - outflowOf(matrix, node) }))
    .sort((a, b) => b.persons - a.persons)
  const [gain, loss] = [balances.at(0), balances.at(-1)]
  return {
    total,
    insideShare: total > 0 ? insideTotal / total : 0,
    largest: largest.slice(0, 2),
    gain: gain !== undefined && gain.persons > 0 ? gain : null,
    loss: loss !== undefined && loss.persons < 0 ? loss : null,
  }
}

/** What crosses the border of one region, and what moves inside it. */
export interface RegionFacts {
  readonly arrivals: number
  readonly departures: number
  readonly within: number
  /** Other regions by persons who came from them or went to them, the largest first. */
  readonly origins: readonly { readonly code: string; readonly persons: number }[]
  readonly destinations: readonly { readonly code: string; readonly persons: number }[]
}

/** Sums up the countries of the opened region. @param region its code. */
export function regionFacts({ nodes, persons }: FlowMatrix, region: string): RegionFacts {
  const isOwn = nodes.map((node) => node.region === region)
  const partners = nodes.flatMap((node, index) => (isOwn[index] === true ? [] : [{ node, index }]))
  const sumOwn = (pick: (own: number) => number): number =>
    isOwn.reduce((sum, own, index) => (own ? sum + pick(index) : sum), 0)
  const ranked = (pick: (own: number, partner: number) => number) =>
    partners
      .map(({ node, index }) => ({
        code: node.code,
        persons: sumOwn((own) => pick(own, index)),
      }))
      .sort((a, b) => b.persons - a.persons)
  const origins = ranked((own, partner) => persons[partner]![own]!)
  const destinations = ranked((own, partner) => persons[own]![partner]!)
  const add = (list: readonly { persons: number }[]) =>
    list.reduce((sum, one) => sum + one.persons, 0)
  return {
    arrivals: add(origins),
    departures: add(destinations),
    within: sumOwn((own) => sumOwn((other) => persons[own]![other]!)),
    origins,
    destinations,
  }
}
