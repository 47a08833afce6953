import { printColour } from './palette.ts'
import { type Picture, paperColour, type Shape } from './picture.ts'

/**
 * Paints a picture on a canvas and gives it as a PNG file. Painted from the shapes, so that it needs
 * neither the screen nor a temporary image address that a strict content policy would refuse.
 *
 * @param scale pixels of the file for each pixel of the picture.
 */
export async function paintPicture(picture: Picture, scale = 2): Promise<Blob> {
  const { canvas } = paintCanvas(picture, scale, printColour('paper'))
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)),
      'image/png',
    )
  })
}

/** A picture painted on a canvas of its own, on paper of a colour. */
export function paintCanvas(picture: Picture, scale: number, paper: string) {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('this browser cannot paint on a canvas')
  context.scale(scale, scale)
  context.fillStyle = paper
  context.fillRect(0, 0, picture.width, picture.height)
  for (const shape of picture.shapes) paintShape(context, shape, {})
  return { canvas, context }
}

/** The letters in which pictures are painted. */
export const fontOf = (size: number, weight: number | string = 400): string =>
  `${weight} ${size}px system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif`

type Look = Readonly<Record<string, string | number>>

const INHERITED = [
  'fill',
  'stroke',
  'stroke-width',
  'font-size',
  'font-weight',
  'text-anchor',
  'direction',
]

function paintShape(context: CanvasRenderingContext2D, shape: Shape, above: Look): void {
  const look = { ...above, ...shape.attributes }
  context.save()
  move(context, String(shape.attributes.transform ?? ''))
  context.globalAlpha *= Number(shape.attributes.opacity ?? 1)
  if (shape.tag === 'text') paintText(context, shape.text ?? '', look)
  else if (shape.tag !== 'g') paintOutline(context, outlineOf(shape), look)
  const inherited = Object.fromEntries(
    INHERITED.filter((name) => look[name] !== undefined).map((name) => [name, look[name]!]),
  )
  for (const child of shape.children ?? []) paintShape(context, child, inherited)
  context.restore()
}

/** Applies `translate(x,y)`, `rotate(degrees,x,y)` and `scale(x,y)`, in order. */
function move(context: CanvasRenderingContext2D, transform: string): void {
  for (const [, name, figures] of transform.matchAll(/(translate|rotate|scale)\(([^)]*)\)/g)) {
    const [first = 0, second, third = 0] = figures!.split(/[\s,]+/).map(Number)
    if (name === 'translate') context.translate(first, second ?? 0)
    else if (name === 'scale') context.scale(first, second ?? first)
    else {
      context.translate(second ?? 0, third)
      context.rotate((first * Math.PI) / 180)
      context.translate(-(second ?? 0), -third)
    }
  }
}

function outlineOf({ tag, attributes }: Shape): Path2D {
  if (tag === 'path') return new Path2D(String(attributes.d ?? ''))
  const at = (name: string): number => Number(attributes[name] ?? 0)
  const path = new Path2D()
  if (tag === 'rect') path.rect(at('x'), at('y'), at('width'), at('height'))
  if (tag === 'circle') path.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI)
  if (tag === 'line') {
    path.moveTo(at('x1'), at('y1'))
    path.lineTo(at('x2'), at('y2'))
  }
  return path
}

function paintOutline(context: CanvasRenderingContext2D, path: Path2D, look: Look): void {
  const alpha = context.globalAlpha
  const fill = String(look.fill ?? '#000000')
  if (fill !== 'none') {
    context.globalAlpha = alpha * Number(look['fill-opacity'] ?? 1)
    context.fillStyle = fill === '$missing' ? hatch(context) : paperColour(fill)
    context.fill(path)
  }
  const stroke = String(look.stroke ?? 'none')
  if (stroke !== 'none') {
    context.globalAlpha = alpha * Number(look['stroke-opacity'] ?? 1)
    context.strokeStyle = paperColour(stroke)
    context.lineWidth = Number(look['stroke-width'] ?? 1)
    const dashes = String(look['stroke-dasharray'] ?? '')
    context.setLineDash(dashes === '' ? [] : dashes.split(/[\s,]+/).map(Number))
    context.stroke(path)
  }
}

function paintText(context: CanvasRenderingContext2D, text: string, look: Look): void {
  const size = Number(look['font-size'] ?? 12)
  context.font = fontOf(size, look['font-weight'])
  context.direction = look.direction === 'rtl' ? 'rtl' : 'ltr'
  const anchor = String(look['text-anchor'] ?? 'start')
  context.textAlign = anchor === 'middle' ? 'center' : anchor === 'end' ? 'end' : 'start'
  const baseline = String(look['dominant-baseline'] ?? '')
  context.textBaseline = baseline === 'middle' || baseline === 'central' ? 'middle' : 'alphabetic'
  const halo = String(look.stroke ?? 'none')
  if (halo !== 'none') {
    context.strokeStyle = paperColour(halo)
    context.lineWidth = Number(look['stroke-width'] ?? 1)
    context.lineJoin = 'round'
    context.strokeText(text, Number(look.x ?? 0), Number(look.y ?? 0))
  }
  context.fillStyle = paperColour(String(look.fill ?? '#000000'))
  context.fillText(text, Number(look.x ?? 0), Number(look.y ?? 0))
}

function hatch(context: CanvasRenderingContext2D): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = 8
  tile.height = 8
  const pen = tile.getContext('2d')
  if (pen === null) return printColour('missing-ground')
  pen.fillStyle = printColour('missing-ground')
  pen.fillRect(0, 0, 8, 8)
  pen.strokeStyle = printColour('missing-line')
  pen.lineWidth = 1.5
  for (const offset of [-8, 0, 8]) {
    pen.moveTo(offset, 8)
    pen.lineTo(offset + 8, 0)
  }
  pen.stroke()
  return context.createPattern(tile, 'repeat') ?? printColour('missing-ground')
}
