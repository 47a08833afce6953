const QUOTE = 34
const NEWLINE = 10
const RETURN = 13

/** One record of a CSV text: its fields and the row on which it starts. */
export interface CsvRecord {
  readonly row: number
  readonly fields: readonly string[]
}

/** Quotes that do not match, after which nothing can be read. */
export interface QuoteFault {
  readonly row: number
  readonly problem: string
  readonly fix: string
}

/**
 * Reads text of fields parted by commas, or by another sign, record by record. Line ends may be LF,
 * CRLF or CR; empty lines are passed over but counted, so that `row` is the line number an editor
 * shows.
 *
 * @source RFC 4180, section 2.
 */
export class RecordReader {
  readonly #text: string
  readonly #separator: number
  #place = 0
  #row = 1
  #fault: QuoteFault | undefined

  /** @param separator one sign; a comma unless told otherwise. */
  constructor(text: string, separator = ',') {
    this.#text = text
    this.#separator = separator.charCodeAt(0)
  }

  /** Why reading stopped before the end, if it did. */
  get fault(): QuoteFault | undefined {
    return this.#fault
  }

  /** The next record; undefined at the end or at a fault. */
  next(): CsvRecord | undefined {
    this.#passEmptyLines()
    if (this.#place >= this.#text.length || this.#fault !== undefined) return undefined
    const row = this.#row
    const fields: string[] = []
    for (;;) {
      const field =
        this.#text.charCodeAt(this.#place) === QUOTE ? this.#quotedField() : this.#plainField()
      if (field === undefined) return undefined
      fields.push(field)
      if (this.#text.charCodeAt(this.#place) !== this.#separator) break
      this.#place += 1
    }
    this.#passLineEnd()
    return { row, fields }
  }

  #plainField(): string {
    const start = this.#place
    let place = start
    for (; place < this.#text.length; place++) {
      const unit = this.#text.charCodeAt(place)
      if (unit === this.#separator || unit === NEWLINE || unit === RETURN) break
    }
    this.#place = place
    return this.#text.slice(start, place)
  }

  #quotedField(): string | undefined {
    const row = this.#row
    let field = ''
    let start = this.#place + 1
    for (;;) {
      const end = this.#text.indexOf('"', start)
      if (end < 0) {
        this.#fault = {
          row,
          problem: 'a quotation mark is opened here and never closed',
          fix: 'Close it, or get the file again if it was cut off on the way',
        }
        return undefined
      }
      const part = this.#text.slice(start, end)
      field += part
      this.#row += countLineEnds(part)
      if (this.#text.charCodeAt(end + 1) !== QUOTE) {
        this.#place = end + 1
        break
      }
      field += '"'
      start = end + 2
    }
    const after = this.#text.charCodeAt(this.#place)
    if (after === this.#separator || after === NEWLINE || after === RETURN || Number.isNaN(after))
      return field
    this.#fault = {
      row,
      problem: 'there is text after a closing quotation mark',
      fix: 'Double the quotation marks inside a quoted field, or remove them',
    }
    return undefined
  }

  #passLineEnd(): void {
    const unit = this.#text.charCodeAt(this.#place)
    if (unit === RETURN && this.#text.charCodeAt(this.#place + 1) === NEWLINE) this.#place += 1
    if (unit === RETURN || unit === NEWLINE) {
      this.#place += 1
      this.#row += 1
    }
  }

  #passEmptyLines(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#place)
      if (unit !== RETURN && unit !== NEWLINE) return
      this.#passLineEnd()
    }
  }
}

const countLineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0
