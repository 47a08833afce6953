/** The tools for which a call is written out. */
export const TOOLS = ['curl', 'R', 'Python', 'JavaScript'] as const
export type Tool = (typeof TOOLS)[number]

/** Signs that could end a text in one of the languages; addresses may write all of them as codes. */
const quoted = (address: string): string =>
  `"${address.replace(/['"\\$`!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}"`

/**
 * The lines that fetch a table of the interface with a tool.
 *
 * @param csv address of the table, in full.
 * @param json address of the same answer as JSON.
 */
export function snippet(
  tool: Tool,
  { csv, json }: { readonly csv: string; readonly json: string },
): string {
  switch (tool) {
    case 'curl':
      return `curl --fail --compressed --output corridor.csv ${quoted(csv)}`
    case 'R':
      return `corridor <- read.csv(${quoted(csv)}, na.strings = "")`
    case 'Python':
      return [
        'import csv, io, urllib.request',
        '',
        `with urllib.request.urlopen(${quoted(csv)}) as answer:`,
        '    rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8")))',
      ].join('\n')
    case 'JavaScript':
      return [
        `const answer = await fetch(${quoted(json)})`,
        'const data = await answer.json()',
        'if (!answer.ok) throw new Error(data.detail)',
      ].join('\n')
  }
}
