import { basename } from 'node:path'
import { DomainError } from '@corridor/kernel'
import { readAgreements } from '@corridor/totalization'
import { readTextFile } from '../files/readTextFile.ts'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { changeAgreements, openAgreements } from './openAgreements.ts'

export interface ImportAgreementsOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** `corridor totalization agreements import`. */
export async function runImportAgreements(
  path: string,
  { dryRun, json }: ImportAgreementsOptions,
): Promise<void> {
  const { text, name, checksum } = await readTextFile(path)
  const agreements = readAgreements(parsed(text, name), name, 'imported')
  const held = new Set((await openAgreements()).map(({ id }) => id))
  const replaced = agreements.filter(({ id }) => held.has(id)).map(({ id }) => id)
  const entered =
    dryRun === true
      ? []
      : await changeAgreements((store) => store.add(agreements, { name: basename(path), checksum }))
  const outcome = dryRun === true ? 'checked' : entered.length === 0 ? 'already-there' : 'imported'
  if (json === true) {
    await writeOutput(
      formatJson({ outcome, agreements: agreements.map(({ id }) => id), replaced }),
      undefined,
    )
    return
  }
  const last = {
    checked: 'Nothing is wrong; without --dry-run these would be held',
    imported: 'Imported',
    'already-there': 'This file was imported before; nothing changed',
  }[outcome]
  const lines = agreements.map(
    ({ id, name: title, parties }) =>
      `${id}: ${title} (${parties.map(({ state }) => state).join(', ')})${held.has(id) ? '; takes the place of the one held' : ''}`,
  )
  await writeOutput(`${[...lines, last].join('\n')}\n`, undefined)
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new DomainError('bad_file', `${name}: this is no JSON (${(error as Error).message})`)
  }
}
