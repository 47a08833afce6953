import type { ChordLayout, Ribbon } from './chordLayout.ts'

/** What the reader points at or has chosen: a node, or the flow from one node to another. */
export type Focus =
  | { readonly kind: 'node'; readonly code: string }
  | {
      readonly kind: 'flow'
      readonly from: string
      readonly to: string
      /** The node from which the keyboard came to this flow. */
      readonly owner: string
    }

/** Whether a ribbon belongs to what is pointed at. */
export const isInFocus = (
  focus: Focus | null,
  flow: { readonly from: string; readonly to: string },
): boolean =>
  focus === null ||
  (focus.kind === 'flow'
    ? flow.from === focus.from && flow.to === focus.to
    : flow.from === focus.code || flow.to === focus.code)

const codeOf = ({ sectors }: ChordLayout, index: number): string => sectors[index]!.node.code

/** Flows that begin or end in a node, the largest first. */
export function flowsOf(layout: ChordLayout, code: string): readonly Ribbon[] {
  return layout.ribbons
    .filter(({ from, to }) => codeOf(layout, from) === code || codeOf(layout, to) === code)
    .toSorted((one, other) => other.persons - one.persons)
}

/**
 * Where an arrow key leads: left and right go round the circle from node to node, down goes into a
 * node's flows from the largest on, up comes back. Any other key leaves things as they are.
 */
export function walkChord(layout: ChordLayout, focus: Focus | null, key: string): Focus | null {
  const count = layout.sectors.length
  if (count === 0) return null
  const node = (index: number): Focus => ({
    kind: 'node',
    code: codeOf(layout, (index + count) % count),
  })
  const owner = focus === null ? null : focus.kind === 'node' ? focus.code : focus.owner
  const place = layout.sectors.findIndex((sector) => sector.node.code === owner)
  if (key === 'Home') return node(0)
  if (key === 'End') return node(count - 1)
  if (key === 'ArrowRight') return node(place + 1)
  if (key === 'ArrowLeft') return node(place < 0 ? count - 1 : place - 1)
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return focus
  if (owner === null || place < 0) return node(0)

  const flows = flowsOf(layout, owner)
  const step = key === 'ArrowDown' ? 1 : -1
  const at =
    focus?.kind === 'flow'
      ? flows.findIndex(
          ({ from, to }) => codeOf(layout, from) === focus.from && codeOf(layout, to) === focus.to,
        )
      : -1
  const next = flows[Math.min(at + step, flows.length - 1)]
  if (next === undefined) return { kind: 'node', code: owner }
  return { kind: 'flow', from: codeOf(layout, next.from), to: codeOf(layout, next.to), owner }
}
