import type { RegionNode } from '@corridor/contract'

/** Persons between nodes: `persons[i][j]` from node i to node j. */
export interface FlowMatrix {
  readonly nodes: readonly FlowNode[]
  readonly persons: readonly (readonly number[])[]
  /** Interval of every cell; absent without a simulation, null where a cell has none. */
  readonly bounds?: Readonly<Record<'lower' | 'median' | 'upper', Cells>>
}

type Cells = readonly (readonly (number | null)[])[]

export interface FlowNode {
  /** Region code, area code, or `rest` for the small countries of the opened region. */
  readonly code: string
  readonly kind: 'region' | 'area' | 'rest'
  readonly region: string
  /** Areas put together in a `rest` node; empty for every other node. */
  readonly members: readonly string[]
}

export const REST = 'rest'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

export const outflowOf = ({ persons }: FlowMatrix, node: number): number => sum(persons[node]!)

export const inflowOf = ({ persons }: FlowMatrix, node: number): number =>
  sum(persons.map((row) => row[node]!))

export const totalOf = ({ persons }: FlowMatrix): number => sum(persons.map(sum))

/** The answer of the regional matrix as nodes and persons. */
export const flowMatrix = (answer: {
  readonly nodes: readonly RegionNode[]
  readonly persons: readonly (readonly number[])[]
  readonly lower?: Cells | null | undefined
  readonly median?: Cells | null | undefined
  readonly upper?: Cells | null | undefined
}): FlowMatrix => ({
  nodes: answer.nodes.map(({ code, kind, region }) => ({ code, kind, region, members: [] })),
  persons: answer.persons,
  ...(answer.lower == null || answer.median == null || answer.upper == null
    ? {}
    : { bounds: { lower: answer.lower, median: answer.median, upper: answer.upper } }),
})

/**
 * What remains of each pair after the opposite direction is taken off; moves inside a node vanish.
 *
 * @example
 * netFlows({ nodes, persons: [[3, 10], [4, 0]] }).persons // => [[0, 6], [0, 0]]
 */
export const netFlows = ({ nodes, persons }: FlowMatrix): FlowMatrix => ({
  nodes,
  persons: persons.map((row, from) =>
    row.map((value, to) => Math.max(0, value - persons[to]![from]!)),
  ),
})

/**
 * Puts the smallest countries of an opened region together into one `rest` node at the end of their
 * region, so that the others can be read. Totals stay: moves between two of them are moves inside it.
 *
 * @param most countries that stay on their own.
 */
export function gatherSmall(matrix: FlowMatrix, most: number): FlowMatrix {
  const sizes = matrix.nodes.map((_, node) => inflowOf(matrix, node) + outflowOf(matrix, node))
  const countries = matrix.nodes
    .map((node, index) => ({ node, index }))
    .filter(({ node }) => node.kind === 'area')
    .sort((one, other) => sizes[other.index]! - sizes[one.index]!)
  // Gathering a single country would only take its name away.
  if (countries.length <= most + 1) return matrix
  const small = new Set(countries.slice(most).map(({ index }) => index))
  const lastCountry = Math.max(...countries.map(({ index }) => index))
  const groups: { readonly node: FlowNode; readonly from: readonly number[] }[] = []
  for (const [index, node] of matrix.nodes.entries()) {
    if (!small.has(index)) groups.push({ node, from: [index] })
    if (index === lastCountry) groups.push(restGroup(matrix, [...small]))
  }
  const persons = groups.map((row) =>
    groups.map((column) =>
      sum(row.from.flatMap((i) => column.from.map((j) => matrix.persons[i]![j]!))),
    ),
  )
  return { nodes: groups.map(({ node }) => node), persons }
}

const restGroup = (matrix: FlowMatrix, members: readonly number[]) => ({
  node: {
    code: REST,
    kind: 'rest' as const,
    region: matrix.nodes[members[0]!]!.region,
    members: members.map((index) => matrix.nodes[index]!.code),
  },
  from: members,
})

/** Countries of the opened region in the order of their moves, the largest first; the regions stay. */
export function orderCountries(matrix: FlowMatrix): FlowMatrix {
  const size = (node: number) => inflowOf(matrix, node) + outflowOf(matrix, node)
  const countries = matrix.nodes.flatMap((node, index) => (node.kind === 'region' ? [] : [index]))
  const sorted = [...countries].sort((one, other) => size(other) - size(one))
  const order = matrix.nodes.map((node, index) =>
    node.kind === 'region' ? index : sorted[countries.indexOf(index)]!,
  )
  const turn = <T>(cells: readonly (readonly T[])[]): T[][] =>
    order.map((i) => order.map((j) => cells[i]![j]!))
  const { bounds } = matrix
  return {
    nodes: order.map((index) => matrix.nodes[index]!),
    persons: turn(matrix.persons),
    ...(bounds === undefined
      ? {}
      : {
          bounds: {
            lower: turn(bounds.lower),
            median: turn(bounds.median),
            upper: turn(bounds.upper),
          },
        }),
  }
}
