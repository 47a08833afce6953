import type { PublicAgency } from '@corridor/contract'
import { withLedger } from '../ledger/withLedger.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'

export interface FindAgenciesOptions {
  readonly page: number
  readonly limit: number
  readonly json?: boolean
  readonly progress?: boolean
}

/** `corridor agencies find`: what anybody is told of the agencies that fit a text. */
export async function runFindAgencies(text: string, options: FindAgenciesOptions): Promise<void> {
  const { page, limit } = options
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const answer = await withLedger(progress.step, async (ledger) => {
    const { findAgencies } = await import('@corridor/server/licences')
    progress.step('looking the register through')
    return await findAgencies(ledger, { text, page, limit })
  })
  progress.end()
  const lines = options.json === true ? formatJson(answer) : linesOf(answer.agencies)
  await writeOutput(lines, undefined)
}

const linesOf = (agencies: readonly PublicAgency[]): string =>
  agencies.length === 0
    ? 'No agency of the register fits.\n'
    : agencies.map((agency) => `${lineOf(agency)}\n`).join('')

function lineOf({ name, foundAs, number, status, validUntil, organisation }: PublicAgency): string {
  const alias = foundAs === null ? '' : ` (found as ${foundAs})`
  const licence = number === null ? '' : `, licence ${number}`
  const until = validUntil === null ? '' : `, until ${validUntil}`
  return `${name}${alias}: ${status}${licence}${until} [${organisation}]`
}
