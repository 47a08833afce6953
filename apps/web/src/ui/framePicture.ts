import { type Picture, type Shape, shape } from './picture.ts'

/** The words that go with a chart when it leaves the page. */
export interface PictureWords {
  readonly title: string
  readonly subtitle: string
  /** Source, uncertainty, date and link, one paragraph each. */
  readonly notes: readonly string[]
  readonly direction: 'ltr' | 'rtl'
}

const MARGIN = 24
const TITLE = { size: 22, line: 28 }
const SUBTITLE = { size: 14, line: 20 }
const NOTE = { size: 11, line: 16 }

/** Average width of a letter as a share of its size; lines are broken without measuring on screen. */
const LETTER = 0.62

/** Breaks words into lines that fit; a word longer than the line stands alone, addresses are cut. */
export function wrapText(text: string, width: number, size: number): readonly string[] {
  const room = Math.max(8, Math.floor(width / (size * LETTER)))
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((long) => cutWord(long, room))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return line === '' ? lines : [...lines, line]
}

const cutWord = (word: string, room: number): readonly string[] =>
  word.length <= room ? [word] : [word.slice(0, room), ...cutWord(word.slice(room), room)]

/**
 * A chart with its title, subtitle, source, date and link around it, so that a copy that travels
 * alone still says what it shows.
 */
export function framePicture(chart: Picture, words: PictureWords): Picture {
  const width = Math.max(chart.width, 560)
  const room = width - 2 * MARGIN
  const rtl = words.direction === 'rtl'
  const shapes: Shape[] = []
  let y = MARGIN
  const write = (
    text: string,
    { size, line }: { size: number; line: number },
    look: Record<string, string | number>,
  ) => {
    for (const part of wrapText(text, room, size)) {
      y += line
      shapes.push(
        shape(
          'text',
          {
            x: rtl ? width - MARGIN : MARGIN,
            y: y - (line - size) / 2,
            'font-size': size,
            direction: words.direction,
            'text-anchor': 'start',
            ...look,
          },
          part,
        ),
      )
    }
  }
  write(words.title, TITLE, { fill: '$ink', 'font-weight': 600 })
  write(words.subtitle, SUBTITLE, { fill: '$ink-soft' })
  y += 16
  const offset = (width - chart.width) / 2
  shapes.push(shape('g', { transform: `translate(${offset},${y})` }, chart.shapes))
  y += chart.height + 12
  for (const note of words.notes) {
    write(note, NOTE, { fill: '$ink-soft' })
    y += 4
  }
  return { width, height: Math.ceil(y + MARGIN), shapes }
}
