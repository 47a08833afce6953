import type { Picture } from '../../ui/picture.ts'
import { chordLabels } from '../flows/chordLabels.ts'
import { chordLayout } from '../flows/chordLayout.ts'
import { chordSize } from '../flows/chordSize.ts'
import { drawChord } from '../flows/drawChord.ts'
import type { FlowMatrix } from '../flows/flowMatrix.ts'

/** Files have the size of the widest page, whatever the screen. */
const FILE_WIDTH = 820

/** The chord as a file. @param colours one token for each node. */
export function drawRegionChord(
  matrix: FlowMatrix,
  colours: readonly string[],
  name: (code: string) => string,
  threshold: number,
  number: (value: number) => string,
): Picture {
  const size = chordSize(FILE_WIDTH)
  const layout = chordLayout(matrix, { ...size, threshold })
  const labels = chordLabels(
    layout,
    matrix.nodes.map(({ code }) => name(code)),
    size.labelDistance,
  )
  return drawChord(layout, labels, colours, size, number)
}
