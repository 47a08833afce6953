import { DomainError } from '@corridor/kernel'

const COMMA = 44
const NEWLINE = 10
const RETURN = 13
const MINUS = 45
const POINT = 46
const ZERO = 48
const NINE = 57

/**
 * Reads Corridor's own compact files, front to back: plain commas, `\n` line ends, no quotes,
 * numbers with at most three decimals. Anything else is an error that names the line.
 */
export class CompactReader {
  readonly #text: string
  #place = 0
  #line = 1

  constructor(text: string) {
    this.#text = text
  }

  get line(): number {
    return this.#line
  }

  get atEnd(): boolean {
    return this.#place >= this.#text.length
  }

  /** The header's column names. */
  header(): string[] {
    const end = this.#text.indexOf('\n')
    if (end < 0) this.fail('has no header line')
    this.#place = end + 1
    this.#line = 2
    return this.#text.slice(0, end).split(',')
  }

  /** The next field as text; it must be followed by a comma and not be empty. */
  code(): string {
    const end = this.#text.indexOf(',', this.#place)
    const code = end < 0 ? '' : this.#text.slice(this.#place, end)
    if (code === '' || code.length > 20 || code.includes('\n')) this.fail('lacks a code')
    this.#place = end + 1
    return code
  }

  /** The next field as a number, NaN when it is empty. The separator after it is left to read. */
  number(): number {
    const text = this.#text
    const start = this.#place
    const negative = text.charCodeAt(start) === MINUS
    let place = negative ? start + 1 : start
    let digits = 0
    let decimals = 0
    let value = 0
    for (; place < text.length; place++) {
      const unit = text.charCodeAt(place)
      if (unit >= ZERO && unit <= NINE) {
        value = value * 10 + (unit - ZERO)
        digits += 1
        if (decimals > 0) decimals *= 10
      } else if (unit === POINT && decimals === 0 && digits > 0) decimals = 1
      else break
    }
    this.#place = place
    if (digits === 0 && !negative) return Number.NaN
    if (digits === 0 || digits > 15 || decimals === 1 || decimals > 1000) {
      this.fail(`has a malformed number "${text.slice(start, place)}"`)
    }
    const size = decimals > 0 ? value / decimals : value
    return negative ? -size : size
  }

  /** Passes the comma between two fields. */
  comma(): void {
    if (this.#text.charCodeAt(this.#place) !== COMMA) this.fail('has too few or malformed fields')
    this.#place += 1
  }

  /** Passes the end of the line, which the last line has too. */
  lineEnd(): void {
    const unit = this.#text.charCodeAt(this.#place)
    if (unit === RETURN) this.fail('ends in a carriage return; the file was changed on the way')
    if (Number.isNaN(unit)) this.fail('is cut off')
    if (unit !== NEWLINE) this.fail('has too many or malformed fields')
    this.#place += 1
    this.#line += 1
  }

  /** @throws {DomainError} `bad_file` with the line. */
  fail(problem: string): never {
    throw new DomainError('bad_file', `Line ${this.#line} of the observations ${problem}`, {
      line: this.#line,
      problem,
    })
  }
}
