import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { DomainError } from '@corridor/kernel'

/** Every option that names a file to read. */
const INPUTS = [
  'stockStart',
  'stockEnd',
  'birthsDeaths',
  'offset',
  'distances',
  'knownFlows',
  'fixedStayers',
  'scenario',
] as const

/** Every option that names a file to write. */
const OUTPUTS = ['output', 'record'] as const

type FileOptions = Readonly<
  Partial<Record<(typeof INPUTS)[number] | (typeof OUTPUTS)[number], string | undefined>>
>

/**
 * Refuses to write over a file that is read, or over the other output, however they are written.
 *
 * @throws {DomainError} `bad_option`.
 */
export function checkOutput(options: FileOptions): void {
  const { output, record } = options
  for (const name of OUTPUTS) {
    const file = options[name]
    if (file === undefined) continue
    const replaced = INPUTS.some((input) => isSame(options[input], file))
    if (!replaced) continue
    throw new DomainError('bad_option', `--${name} ${file} would replace an input; name another`)
  }
  if (record === undefined || !isSame(output, record)) return
  throw new DomainError('bad_option', `--output and --record are both ${record}; name another`)
}

const isSame = (one: string | undefined, other: string): boolean =>
  one !== undefined && placeOf(one) === placeOf(other)

function placeOf(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return resolve(file)
  }
}
