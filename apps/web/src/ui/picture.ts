import { printColour } from './palette.ts'

/**
 * A drawing as a value, from which the screen, the SVG file and the PNG file are all made.
 * Colours are token names with a dollar sign (`$region-1`, `$region-1/40` for 40 % of the hue on paper),
 * `none`, or `$missing` for the hatch.
 */
export interface Shape {
  readonly tag: 'g' | 'path' | 'rect' | 'line' | 'circle' | 'text'
  readonly attributes: Readonly<Record<string, string | number>>
  readonly children?: readonly Shape[]
  readonly text?: string
}

/** Shapes and the size of the paper in pixels. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
}

/** @example shape('path', { d: 'M0,0L1,1', stroke: '$ink' }) */
export const shape = (
  tag: Shape['tag'],
  attributes: Shape['attributes'],
  content?: string | readonly Shape[],
): Shape => ({
  tag,
  attributes,
  ...(typeof content === 'string' ? { text: content } : {}),
  ...(Array.isArray(content) ? { children: content as readonly Shape[] } : {}),
})

export const HATCH_ID = 'missing-hatch'
const HATCH_SIZE = 6

/** `$region-3/40` is the token mixed with paper: 40 % of the hue. */
const tokenOf = (value: string): { readonly name: string; readonly share: number | null } => {
  const [name, share] = value.slice(1).split('/')
  return { name: name!, share: share === undefined ? null : Number(share) }
}

/** A colour as the screen's style sheets know it. */
export function screenColour(value: string): string {
  if (value === '$missing') return `url(#${HATCH_ID})`
  if (!value.startsWith('$')) return value
  const { name, share } = tokenOf(value)
  if (share === null) return `var(--${name})`
  return `color-mix(in srgb, var(--${name}) ${share}%, var(--paper))`
}

/** A colour for paper: the light theme's hexadecimal value. */
export function paperColour(value: string): string {
  if (value === '$missing') return `url(#${HATCH_ID})`
  if (!value.startsWith('$')) return value
  const { name, share } = tokenOf(value)
  const colour = printColour(name)
  return share === null ? colour : mixHex(colour, printColour('paper'), share / 100)
}

function mixHex(colour: string, ground: string, share: number): string {
  const channel = (hex: string, place: number): number =>
    Number.parseInt(hex.slice(1 + 2 * place, 3 + 2 * place), 16)
  const mixed = [0, 1, 2].map((place) =>
    Math.round(channel(colour, place) * share + channel(ground, place) * (1 - share)),
  )
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const isColour = (name: string): boolean => name === 'fill' || name === 'stroke'

/** One shape as SVG text with the light theme's colours. */
function shapeToSvg({ tag, attributes, children, text }: Shape): string {
  const written = Object.entries(attributes)
    .map(([name, value]) => {
      const plain = isColour(name) ? paperColour(String(value)) : String(value)
      return ` ${name}="${escapeText(plain)}"`
    })
    .join('')
  const inside = text === undefined ? (children ?? []).map(shapeToSvg).join('') : escapeText(text)
  return inside === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inside}</${tag}>`
}

const hatchSvg = (): string =>
  `<defs><pattern id="${HATCH_ID}" width="${HATCH_SIZE}" height="${HATCH_SIZE}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<rect width="${HATCH_SIZE}" height="${HATCH_SIZE}" fill="${printColour('missing-ground')}"/>` +
  `<line x1="0" y1="0" x2="0" y2="${HATCH_SIZE}" stroke="${printColour('missing-line')}" stroke-width="2"/></pattern></defs>`

/** A whole picture as a file that stands alone: no style sheet, no script, no outside reference. */
export function pictureToSvg(picture: Picture, title: string): string {
  const { width, height, shapes } = picture
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, 'Noto Sans', 'Noto Sans Arabic', sans-serif">` +
    `<title>${escapeText(title)}</title>${hatchSvg()}` +
    `<rect width="${width}" height="${height}" fill="${printColour('paper')}"/>` +
    `${shapes.map(shapeToSvg).join('')}</svg>\n`
  )
}
