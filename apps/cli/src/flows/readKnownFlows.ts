import type { KnownFlow } from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import { readTextFile } from '../files/readTextFile.ts'

const HEADER = 'origin,destination,persons'

/**
 * Flows known from elsewhere, one a line.
 *
 * @throws {DomainError} `bad_file` naming the line and the fix.
 */
export async function readKnownFlows(file: string): Promise<readonly KnownFlow[]> {
  const { text } = await readTextFile(file)
  const [header, ...lines] = text.trimEnd().split(/\r?\n/)
  if (header?.trim() !== HEADER) refuse(file, 1, `the first line must be ${HEADER}`)
  return lines.map((line, place) => {
    const [origin = '', destination = '', figure = '', ...more] = line.split(',')
    const persons = Number(figure)
    if (more.length > 0 || figure.trim() === '' || !(persons >= 0) || !Number.isFinite(persons)) {
      refuse(file, place + 2, 'write origin, destination and a number of at least 0')
    }
    return { origin: origin.trim(), destination: destination.trim(), persons }
  })
}

function refuse(file: string, line: number, fix: string): never {
  throw new DomainError('bad_file', `${file}, line ${line}: ${fix}`, { file, line })
}
