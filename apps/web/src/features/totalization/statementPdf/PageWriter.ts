import { type Picture, type Shape, shape } from '../../../ui/picture.ts'
import { plotText } from '../../../ui/plot/plotText.ts'

/** How wide a text is. Points, as everything here. */
export type Measure = (text: string, size: number, weight: number) => number

export interface Letters {
  readonly size: number
  readonly line: number
  readonly weight: number
}

/** A4. */
export const PAGE = { width: 595, height: 842, margin: 44 } as const

/** Where texts end; the number of the page stands below. */
const BOTTOM = PAGE.height - PAGE.margin - 12

const LTR = /[A-Za-z\u00c0-\u024f]/
const RTL = /[\u0590-\u08ff]/

/** The direction of a text is that of its first letter, as on the page. */
export function directionOf(text: string, otherwise: 'ltr' | 'rtl'): 'ltr' | 'rtl' {
  const [left, right] = [text.search(LTR), text.search(RTL)]
  if (left < 0 && right < 0) return otherwise
  return right >= 0 && (left < 0 || right < left) ? 'rtl' : 'ltr'
}

/** Breaks a text into lines of a width; a word that is longer than a line is cut. */
export function breakLines(
  text: string,
  width: number,
  { size, weight }: Letters,
  measure: Measure,
): readonly string[] {
  const fits = (line: string): boolean => measure(line, size, weight) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const sign of word) {
      if (line !== '' && !fits(line + sign)) {
        lines.push(line)
        line = ''
      }
      line += sign
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** Sets texts and rules from top to bottom and begins a new page where one is full. */
export class PageWriter {
  readonly direction: 'ltr' | 'rtl'
  readonly measure: Measure
  readonly #pages: Shape[][] = [[]]
  #y: number = PAGE.margin

  constructor(direction: 'ltr' | 'rtl', measure: Measure) {
    this.direction = direction
    this.measure = measure
  }

  /** Begins a new page unless so much is left of this one. */
  need(height: number): boolean {
    if (this.#y + height <= BOTTOM) return false
    this.#pages.push([])
    this.#y = PAGE.margin
    return true
  }

  skip(height: number): void {
    this.#y += height
  }

  /** Lines that begin `indent` from the side on which reading begins. */
  lines(lines: readonly string[], letters: Letters, indent: number): void {
    for (const line of lines) {
      this.need(letters.line)
      this.#y += letters.line
      this.textAt(line, letters, { indent, y: this.#y - letters.line * 0.28 })
    }
  }

  /** One line at a place of this page, counted down from where writing is. */
  below(line: string, letters: Letters, indent: number, down: number): void {
    this.textAt(line, letters, { indent, y: this.#y + down - letters.line * 0.28 })
  }

  /** A rule across, or of a width from an indent. */
  rule(colour: string): void {
    const { margin, width } = PAGE
    this.#add(
      shape('line', {
        x1: margin,
        x2: width - margin,
        y1: this.#y,
        y2: this.#y,
        stroke: colour,
        'stroke-width': 0.5,
      }),
    )
  }

  /** A bar beside what is written over a height that ends where writing is. */
  bar(height: number): void {
    const x = this.direction === 'ltr' ? PAGE.margin : PAGE.width - PAGE.margin - 2
    this.#add(shape('rect', { x, y: this.#y - height, width: 2, height, fill: '#222222' }))
  }

  /** The pages with their numbers. */
  finish(): readonly Picture[] {
    return this.#pages.map((shapes, place) => ({
      width: PAGE.width,
      height: PAGE.height,
      shapes: [
        ...shapes,
        plotText(
          `${place + 1} / ${this.#pages.length}`,
          { x: PAGE.width / 2, y: PAGE.height - PAGE.margin / 2, side: 'middle' },
          'ltr',
          { 'font-size': 8, fill: '#444444' },
        ),
      ],
    }))
  }

  textAt(
    line: string,
    { size, weight }: Letters,
    { indent, y }: { readonly indent: number; readonly y: number },
  ): void {
    const left = this.direction === 'ltr'
    this.#add(
      plotText(
        line,
        {
          x: left ? PAGE.margin + indent : PAGE.width - PAGE.margin - indent,
          y,
          side: left ? 'left' : 'right',
        },
        directionOf(line, this.direction),
        { 'font-size': size, 'font-weight': weight, fill: '#111111' },
      ),
    )
  }

  #add(one: Shape): void {
    this.#pages.at(-1)!.push(one)
  }
}
