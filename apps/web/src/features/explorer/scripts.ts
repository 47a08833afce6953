/** The programs for which a script is written out. */
export const SCRIPTS = ['R', 'Python', 'Excel', 'curl'] as const
export type Script = (typeof SCRIPTS)[number]

export interface ScriptAddresses {
  /** The query of REST 2 as CSV, in full. */
  readonly csv: string
  /** The same of REST 1.5, which packages for SDMX speak. */
  readonly sdmx: string
}

/** Signs that end a text or stand for something else in one of the languages are written as codes. */
const quoted = (address: string): string =>
  `"${address.replace(/["\\$`! ]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}"`

/**
 * Lines that fetch the selection with a program, as they are.
 *
 * @example
 * script('curl', { csv: 'https://example.org/x', sdmx: '' })
 * // => 'curl --fail --compressed --globoff --output corridor.csv "https://example.org/x"'
 */
export function script(program: Script, { csv, sdmx }: ScriptAddresses): string {
  switch (program) {
    case 'R':
      return [
        `corridor <- read.csv(${quoted(csv)}, na.strings = c("", "NaN"))`,
        '',
        '# or with the package rsdmx:',
        'library(rsdmx)',
        `corridor <- as.data.frame(readSDMX(${quoted(sdmx)}))`,
      ].join('\n')
    case 'Python':
      return [
        'import csv, io, urllib.request',
        '',
        `with urllib.request.urlopen(${quoted(csv)}) as answer:`,
        '    rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8")))',
        '',
        '# or with pandas:',
        'import pandas',
        `corridor = pandas.read_csv(${quoted(csv)})`,
      ].join('\n')
    case 'Excel':
      return [
        'let',
        '  Source = Csv.Document(',
        `    Web.Contents(${quoted(csv)}),`,
        '    [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),',
        '  Table = Table.PromoteHeaders(Source, [PromoteAllScalars = true])',
        'in',
        '  Table',
      ].join('\n')
    case 'curl':
      return `curl --fail --compressed --globoff --output corridor.csv ${quoted(csv)}`
  }
}
