import { DomainError } from '@corridor/kernel'
import { UsageError } from '../exitCodes.ts'
import { readTextFile } from '../files/readTextFile.ts'

export interface PayloadOptions {
  readonly jsonBody?: string
  readonly field?: readonly string[]
}

type Fields = Record<string, unknown>

/**
 * What an act says: the file of `--json-body`, over it each `--field name=value`. A name with points
 * goes into what it names, `terms.number=EX-1`; a value is JSON where it reads as JSON, else text.
 *
 * @throws {DomainError} `bad_file` for a file that is no JSON object.
 * @throws {UsageError} for a field without a name and value.
 */
export async function readPayload({ jsonBody, field = [] }: PayloadOptions): Promise<Fields> {
  const payload = jsonBody === undefined ? {} : await readObject(jsonBody)
  for (const text of field) {
    const equals = text.indexOf('=')
    if (equals < 1) throw new UsageError(`--field "${text}" is not of the form name=value`)
    put(payload, text.slice(0, equals).split('.'), fieldValue(text.slice(equals + 1)))
  }
  return payload
}

async function readObject(file: string): Promise<Fields> {
  const { text } = await readTextFile(file)
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Fields
    }
  } catch {
    // Told below.
  }
  throw new DomainError('bad_file', `${file}: this is no JSON object in braces`, { file })
}

function put(into: Fields, [name = '', ...deeper]: readonly string[], value: unknown): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || name === '__proto__') {
    throw new UsageError(`"${name}" is no name of a field`)
  }
  if (deeper.length === 0) {
    into[name] = value
    return
  }
  const inner = into[name]
  const next = typeof inner === 'object' && inner !== null ? { ...(inner as Fields) } : {}
  into[name] = next
  put(next, deeper, value)
}

function fieldValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
