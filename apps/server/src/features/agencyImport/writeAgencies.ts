import { createHash } from 'node:crypto'
import type { AgencyRow } from '@corridor/recruitment/agencyImport'
import { type ActionAnswer, type ActionRequest, appendAction } from '../ledger/appendAction.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import { licenceKind } from '../licences/licenceKind.ts'
import { organisationKind } from '../organisations/organisationKind.ts'

type Context = Omit<ActionRequest<never>['context'], 'may'>

/** What is the same for every row of a file. */
export interface ImportTerms {
  /** SHA-256 of the file: with the row it makes the keys, so that a second time changes nothing. */
  readonly digest: string
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly register: string
  /** Who enters agencies. */
  readonly organisations: Context
  /** Who proposes licences; null for one who may not. */
  readonly licences: Context | null
}

export interface RowFailure {
  readonly row: number
  readonly reason: string
}

/** More at once wait for each other at the log. */
const WRITERS = 6

const keyOf = ({ digest }: Pick<ImportTerms, 'digest'>, row: number, what: 'agency' | 'licence') =>
  `import-${digest.slice(0, 32)}-${row}-${what}`

const idOf = (letter: string, kind: string, key: string): string =>
  `${letter}-${createHash('sha256').update(`${kind}\n${key}`).digest('hex').slice(0, 20)}`

/** The id that the agency of a row has or would have. */
export const agencyIdOf = (digest: string, row: number): string =>
  idOf('o', 'organisation', keyOf({ digest }, row, 'agency'))

/**
 * Enters agencies, and their licences as proposals that wait for the authority.
 *
 * What stands in the log already under the key of its row is passed over, so that going on after a
 * stop, or doing it again, enters everything once.
 *
 * @param onProgress told after each row how many are done.
 * @returns rows that could not be entered, with the reason.
 */
export async function writeAgencies(
  ledger: LedgerPlace,
  terms: ImportTerms,
  agencies: readonly AgencyRow[],
  onProgress: (done: number) => Promise<void> | void,
): Promise<readonly RowFailure[]> {
  const failures: RowFailure[] = []
  let next = 0
  let done = 0
  const writer = async () => {
    for (;;) {
      const agency = agencies[next]
      next += 1
      if (agency === undefined) return
      const reason = await writeRow(ledger, terms, agency)
      if (reason !== null) failures.push({ row: agency.row, reason })
      done += 1
      await onProgress(done)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
  return failures.toSorted((one, other) => one.row - other.row)
}

/** @returns why it was not entered; null when it stands. */
async function writeRow(
  ledger: LedgerPlace,
  terms: ImportTerms,
  { row, name, country, registration, licence }: AgencyRow,
): Promise<string | null> {
  const { office, jurisdiction, register } = terms
  const where = { office, jurisdiction }
  const key = keyOf(terms, row, 'agency')
  const organisation = idOf('o', 'organisation', key)
  const entered = await appendAction(ledger, organisationKind, {
    record: organisation,
    key,
    command: {
      type: 'organisation.create',
      payload: { kind: 'agency', name, country, registration, ...where },
      expectedVersion: 0,
    },
    context: { ...terms.organisations, may: (asked) => asked === 'register.organisation' },
    circumstances: { channel: 'import' },
  })
  const fault = faultOf(entered)
  if (fault !== null || licence === null || terms.licences === null) return fault
  const { number, status, validFrom, validUntil, destinations, sectors } = licence
  const licenceKey = keyOf(terms, row, 'licence')
  const proposed = await appendAction(ledger, licenceKind, {
    record: idOf('l', 'licence', licenceKey),
    key: licenceKey,
    command: {
      type: 'licence.import',
      payload: {
        ...{ organisation, ...where, register, name, number, status },
        term: { validFrom, validUntil, provisionalUntil: null, destinations, sectors },
        plannedVolume: licence.plannedVolume,
        phones: licence.phones,
      },
      expectedVersion: 0,
    },
    context: { ...terms.licences, may: (asked) => asked === 'propose.licence' },
    circumstances: { channel: 'import' },
  })
  const refused = faultOf(proposed)
  return refused === null ? null : `The agency is entered, its licence is not: ${refused}`
}

function faultOf(answer: ActionAnswer): string | null {
  switch (answer.kind) {
    case 'recorded':
      return null
    case 'refused':
      return answer.refusal.words
    case 'unfit':
      return answer.words
    case 'key_reused':
      return 'this row of this file was entered before by another person or for another office'
    case 'still_running':
      return 'it is being entered at this moment; do it once more'
    case 'conflict':
      return 'it was entered before under another key'
  }
}
