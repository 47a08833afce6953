import type { Region } from '@corridor/contract'
import { regionToken } from '../../ui/palette.ts'
import type { FlowNode } from './flowMatrix.ts'

/** Countries of one region share its hue in turn full and lighter, so that neighbours stay apart. */
const LIGHTER = 62

/**
 * The colour of each node as a token: the hue of its region, which depends only on the region's place
 * in the fixed order, so that a region has one colour on all pages.
 */
export function nodeColours(
  nodes: readonly FlowNode[],
  regions: readonly Region[],
): readonly string[] {
  let country = 0
  return nodes.map(({ kind, region, code }) => {
    const place = regions.findIndex((known) => known.code === (kind === 'region' ? code : region))
    const token = `$${regionToken(Math.max(place, 0))}`
    if (kind === 'region') return token
    country += 1
    return country % 2 === 1 ? token : `${token}/${LIGHTER}`
  })
}
