import type { ReportDocument } from '@corridor/kernel'
import { fontOf, paintCanvas } from '../../../ui/paintPicture.ts'
import { layoutReport } from './layoutReport.ts'
import { type PaintedPage, writePdf } from './writePdf.ts'

/** Pixels for each point: 180 to the inch. */
const SCALE = 2.5

/**
 * Makes a report a PDF in the browser, in its own letters, and sends nothing.
 *
 * @throws {Error} where the browser cannot paint on a canvas.
 */
export async function makePdf(report: ReportDocument): Promise<Blob> {
  const pen = document.createElement('canvas').getContext('2d')
  if (pen === null) throw new Error('this browser cannot paint on a canvas')
  const pictures = layoutReport(report, (text, size, weight) => {
    pen.font = fontOf(size, weight)
    return pen.measureText(text).width
  })
  const pages: PaintedPage[] = []
  for (const picture of pictures) {
    const { canvas, context } = paintCanvas(picture, SCALE, '#ffffff')
    const { width, height } = canvas
    const packed = await deflate(greyOf(context.getImageData(0, 0, width, height).data))
    pages.push({ ...picture, image: { width, height, packed } })
  }
  return new Blob([writePdf(pages, report)], { type: 'application/pdf' })
}

/** The brightness of each pixel; the paper is not transparent. */
function greyOf(pixels: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const grey = new Uint8Array(pixels.length / 4)
  for (let place = 0; place < grey.length; place++) {
    const from = place * 4
    grey[place] = 0.299 * pixels[from]! + 0.587 * pixels[from + 1]! + 0.114 * pixels[from + 2]!
  }
  return grey
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}
