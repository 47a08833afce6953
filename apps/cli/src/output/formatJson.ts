/**
 * JSON with one line for each field, and one for each entry where a field lists objects: readable
 * by eye and by line tools, and half as large as fully indented.
 *
 * @example
 * formatJson({ total: 3, flows: [{ persons: 3 }] })
 * // => '{\n  "total": 3,\n  "flows": [\n    {"persons":3}\n  ]\n}\n'
 */
export function formatJson(fields: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${JSON.stringify(name)}: ${formatField(value)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

function formatField(value: unknown): string {
  if (isListOfObjects(value)) {
    return `[\n${value.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`
  }
  return JSON.stringify(value)
}

const isListOfObjects = (value: unknown): value is readonly object[] =>
  Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null
