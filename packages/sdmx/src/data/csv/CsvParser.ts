import type { DomainError } from '@corridor/kernel'
import { malformed } from '../../SdmxError.ts'

export interface CsvLimits {
  readonly fieldLength: number
  readonly columns: number
}

const CSV_LIMITS: CsvLimits = { fieldLength: 250_000, columns: 2_000 }

export interface CsvRow {
  /** The line on which it starts, from 1. */
  readonly line: number
  readonly fields: readonly string[]
}

/**
 * Reads rows of fields parted by a sign, piece by piece; line ends may be LF or CRLF, and empty lines
 * are passed over.
 *
 * @source RFC 4180, section 2.
 */
export class CsvParser {
  readonly #limits: CsvLimits
  #separator: string | undefined
  #rest = ''
  #line = 1
  /** The next quotation mark of the piece at hand, found once. */
  #quote = -1

  /** @param separator one sign; seen from the first line unless it is given. */
  constructor(separator?: string, limits: CsvLimits = CSV_LIMITS) {
    this.#separator = separator
    this.#limits = limits
  }

  /** @throws {DomainError} `bad_file` with the line, for quotes that do not match and for limits. */
  push(piece: string): CsvRow[] {
    const text = this.#rest + piece
    const rows: CsvRow[] = []
    this.#quote = text.indexOf('"')
    let place = 0
    for (;;) {
      const end = this.#endOfRow(text, place)
      if (end < 0) break
      this.#add(rows, text.slice(place, end))
      place = end + 1
    }
    this.#rest = text.slice(place)
    if (this.#rest.length > this.#limits.fieldLength * 4) {
      throw this.#fault('a row does not end, or a quotation mark is not closed')
    }
    return rows
  }

  /** @throws {DomainError} `bad_file` when a quotation mark is not closed. */
  end(): CsvRow[] {
    const rows: CsvRow[] = []
    if (this.#rest !== '') this.#add(rows, this.#rest)
    this.#rest = ''
    return rows
  }

  /** The line feed that ends a row: the first one with an even number of quotes before it. */
  #endOfRow(text: string, from: number): number {
    let end = text.indexOf('\n', from)
    let isOpen = false
    while (end >= 0) {
      while (this.#quote >= 0 && this.#quote < end) {
        isOpen = !isOpen
        this.#quote = text.indexOf('"', this.#quote + 1)
      }
      if (!isOpen) return end
      end = text.indexOf('\n', end + 1)
    }
    return -1
  }

  #fault(problem: string): DomainError {
    return malformed(problem, { line: this.#line })
  }

  #add(rows: CsvRow[], given: string): void {
    const row = given.endsWith('\r') ? given.slice(0, -1) : given
    if (row !== '') {
      this.#separator ??= separatorOf(row)
      const fields = row.includes('"') ? this.#quoted(row) : row.split(this.#separator)
      if (fields.length > this.#limits.columns) {
        throw this.#fault(`a row has over ${this.#limits.columns} fields`)
      }
      rows.push({ line: this.#line, fields })
    }
    this.#line += 1
    for (let at = row.indexOf('\n'); at >= 0; at = row.indexOf('\n', at + 1)) this.#line += 1
  }

  #quoted(row: string): string[] {
    const separator = this.#separator!
    const fields: string[] = []
    let place = 0
    for (;;) {
      if (row[place] !== '"') {
        const end = row.indexOf(separator, place)
        const field = row.slice(place, end < 0 ? undefined : end)
        if (field.includes('"'))
          throw this.#fault('a quotation mark stands inside a field; double it')
        fields.push(field)
        if (end < 0) return fields
        place = end + 1
        continue
      }
      let field = ''
      let start = place + 1
      for (;;) {
        const end = row.indexOf('"', start)
        if (end < 0) throw this.#fault('a quotation mark is opened and not closed')
        field += row.slice(start, end)
        place = end + 1
        if (row[place] !== '"') break
        field += '"'
        start = place + 1
      }
      if (field.length > this.#limits.fieldLength) {
        throw this.#fault(`a field has over ${this.#limits.fieldLength} characters`)
      }
      fields.push(field)
      if (place >= row.length) return fields
      if (row[place] !== separator)
        throw this.#fault('there is text after a closing quotation mark')
      place += 1
    }
  }
}

/** The sign after the first column's name. */
function separatorOf(header: string): string {
  const found = /^"?[A-Za-z_]+(?:\[[^\]]*\])?(?:: [^",;\t]*)?"?([,;\t])/.exec(header)
  return found?.[1] ?? ','
}

const NEEDS_QUOTES = /[",\n\r]/

/** A field, quoted where it must be. */
export const csvField = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
