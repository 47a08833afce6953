import { type Corridor, formatCorridor } from '@corridor/kernel'
import { readConfig } from '@corridor/server/config'
import { HOME, shownInForce } from '@corridor/server/registers'
import { withDatabase } from '../evidence/withDatabase.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'

export interface ListParametersOptions {
  readonly on?: string
  readonly corridor?: Corridor
  readonly json?: boolean
}

/** `corridor parameters list`. */
export async function runListParameters(options: ListParametersOptions): Promise<void> {
  const config = readConfig(process.env)
  const answer = await withDatabase(
    config,
    () => {},
    async (_, { pool }) =>
      await shownInForce(
        { pool, tenant: HOME, now: () => new Date(), timeZone: config.timeZone },
        {
          on: options.on,
          corridor: options.corridor === undefined ? undefined : formatCorridor(options.corridor),
        },
      ),
  )
  if (options.json === true) {
    await writeOutput(formatJson(answer), undefined)
    return
  }
  const { on, parameters } = answer
  if (parameters.length === 0) {
    await writeOutput(`No parameter holds on ${on}\n`, undefined)
    return
  }
  const column = (title: string, cells: readonly string[]) => ({
    ...{ title, align: 'left' as const, cells },
  })
  const table = formatTable([
    column(
      'parameter',
      parameters.map(({ name }) => name),
    ),
    column(
      'for',
      parameters.map(({ key }) => Object.values(key).join(' ') || 'everybody'),
    ),
    column(
      'value',
      parameters.map(({ value }) => JSON.stringify(value)),
    ),
    column(
      'from',
      parameters.map(({ validFrom }) => validFrom),
    ),
    column(
      'until',
      parameters.map(({ validUntil }) => validUntil ?? ''),
    ),
    column(
      'basis',
      parameters.map(({ legalBasis }) =>
        legalBasis.map(({ instrument, provision }) => `${instrument} ${provision}`).join('; '),
      ),
    ),
    column(
      'verified by',
      parameters.map(({ verifiedBy }) => verifiedBy ?? 'nobody'),
    ),
  ])
  await writeOutput(`Parameters in force on ${on}\n\n${table}`, undefined)
}
