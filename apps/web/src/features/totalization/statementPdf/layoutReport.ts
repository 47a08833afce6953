import type { ReportBlock, ReportDocument } from '@corridor/kernel'
import type { Picture } from '../../../ui/picture.ts'
import { breakLines, type Letters, type Measure, PAGE, PageWriter } from './PageWriter.ts'

const TITLE: Letters = { size: 17, line: 22, weight: 700 }
const HEADINGS: Readonly<Record<1 | 2, Letters>> = {
  1: { size: 12.5, line: 17, weight: 700 },
  2: { size: 10.5, line: 15, weight: 700 },
}
const TEXT: Letters = { size: 9.5, line: 13.5, weight: 400 }
const STRONG: Letters = { ...TEXT, weight: 700 }
const CELL: Letters = { size: 7.8, line: 10.5, weight: 400 }
const HEAD: Letters = { ...CELL, weight: 700 }

const ROOM = PAGE.width - 2 * PAGE.margin

/** Between columns, and above and below the lines of a row. */
const GAP = 7
const PAD = 2.5

/** A heading stands at the end of no page. */
const AFTER_HEADING = 60

/**
 * The pages of a report on A4, as pictures.
 *
 * @param measure how wide texts are in the letters they are painted in
 */
export function layoutReport(
  { language, title, blocks }: ReportDocument,
  measure: Measure,
): readonly Picture[] {
  const writer = new PageWriter(language === 'ar' ? 'rtl' : 'ltr', measure)
  writer.lines(breakLines(title, ROOM, TITLE, measure), TITLE, 0)
  for (const block of blocks) writeBlock(block, writer)
  return writer.finish()
}

function writeBlock(block: ReportBlock, writer: PageWriter): void {
  const { measure } = writer
  switch (block.kind) {
    case 'heading': {
      const letters = HEADINGS[block.level]
      writer.skip(10)
      writer.need(AFTER_HEADING)
      writer.lines(breakLines(block.text, ROOM, letters, measure), letters, 0)
      return
    }
    case 'paragraph':
      writer.skip(4)
      writer.lines(breakLines(block.text, ROOM, TEXT, measure), TEXT, 0)
      return
    case 'remark': {
      const lines = breakLines(block.text, ROOM - 12, STRONG, measure)
      const height = lines.length * STRONG.line
      writer.skip(6)
      writer.need(height)
      writer.lines(lines, STRONG, 12)
      writer.bar(height)
      return
    }
    case 'list':
      writer.skip(3)
      for (const item of block.items) {
        const lines = breakLines(item, ROOM - 14, TEXT, measure)
        writer.need(TEXT.line)
        writer.below('•', TEXT, 3, TEXT.line)
        writer.lines(lines, TEXT, 14)
      }
      return
    case 'table':
      writeTable(block, writer)
  }
}

type Table = Extract<ReportBlock, { kind: 'table' }>

function writeTable({ caption, columns, rows }: Table, writer: PageWriter): void {
  const widths = columnWidths({ columns, rows }, writer.measure)
  writer.skip(6)
  writer.need(AFTER_HEADING)
  writer.lines(breakLines(caption, ROOM, STRONG, writer.measure), STRONG, 0)
  writer.skip(3)
  const head = () => writeRow(columns, widths, HEAD, writer, '#111111')
  head()
  for (const row of rows) {
    const lines = row.map((cell, place) => breakLines(cell, widths[place]!, CELL, writer.measure))
    const most = Math.max(1, ...lines.map(({ length }) => length))
    if (writer.need(most * CELL.line + 2 * PAD)) head()
    writeRow(row, widths, CELL, writer, '#bbbbbb')
  }
}

function writeRow(
  cells: readonly string[],
  widths: readonly number[],
  letters: Letters,
  writer: PageWriter,
  colour: string,
): void {
  let [indent, most] = [0, 1]
  cells.forEach((cell, place) => {
    const lines = breakLines(cell, widths[place]!, letters, writer.measure)
    for (const [number, line] of lines.entries()) {
      writer.below(line, letters, indent, PAD + (number + 1) * letters.line)
    }
    most = Math.max(most, lines.length)
    indent += widths[place]! + GAP
  })
  writer.skip(most * letters.line + 2 * PAD)
  writer.rule(colour)
}

/**
 * Widths that fill the page: a column takes what its longest word needs at least, and of the rest in
 * proportion to what it would take on one line.
 */
export function columnWidths(
  { columns, rows }: Pick<Table, 'columns' | 'rows'>,
  measure: Measure,
): readonly number[] {
  const room = ROOM - GAP * (columns.length - 1)
  const widest = (texts: readonly (readonly [string, Letters])[]): number =>
    Math.max(8, ...texts.map(([text, { size, weight }]) => measure(text, size, weight)))
  const wants = columns.map((name, place) => {
    const cells = [[name, HEAD] as const, ...rows.map((row) => [row[place] ?? '', CELL] as const)]
    const words = cells.flatMap(([text, letters]) =>
      text.split(/\s+/).map((word) => [word, letters] as const),
    )
    return { least: Math.min(widest(words), room / 3), all: widest(cells) }
  })
  const least = wants.reduce((sum, one) => sum + one.least, 0)
  const more = wants.reduce((sum, one) => sum + (one.all - one.least), 0)
  if (least >= room) return wants.map((one) => (one.least * room) / least)
  if (more <= room - least) {
    const all = wants.reduce((sum, one) => sum + one.all, 0)
    return wants.map((one) => (one.all * room) / all)
  }
  return wants.map((one) => one.least + ((one.all - one.least) * (room - least)) / more)
}
