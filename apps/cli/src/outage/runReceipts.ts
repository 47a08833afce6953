import { DomainError } from '@corridor/kernel'
import type { OpenLedger } from '@corridor/server/ledger'
import { type PresentedReceipt, presentReceipt } from '@corridor/server/outages'
import { EXIT } from '../exitCodes.ts'
import { readTextFile } from '../files/readTextFile.ts'
import { withLedger } from '../ledger/withLedger.ts'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'

/** `corridor outage receipts`. */
export async function runReceipts(
  file: string,
  { office, json }: { readonly office: string; readonly json?: boolean },
): Promise<void> {
  const given = receiptsIn((await readTextFile(file)).text, file)
  const presented: PresentedReceipt[] = []
  const refused: { readonly place: number; readonly problem: string }[] = []
  await withLedger(
    () => {},
    async (ledger, { ledger: { rootKey } }) => {
      const jurisdiction = await jurisdictionOf(ledger, office)
      for (const [index, receipt] of given.entries()) {
        try {
          presented.push(await presentReceipt(ledger, rootKey, receipt, { office, jurisdiction }))
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
          refused.push({ place: index + 1, problem: error.message })
        }
      }
    },
  )
  const count = (asked: PresentedReceipt['outcome']) =>
    presented.filter(({ outcome }) => outcome === asked).length
  const lines = [
    `${count('in_log')} of ${given.length} receipts stand in the log, ${count('listed')} are listed as lost, ${count('listed_before')} were listed before, ${refused.length} refused`,
    ...presented
      .filter(({ outcome }) => outcome !== 'in_log')
      .map(({ about, version }) => `without action: ${about} version ${version}`),
    ...refused.map(({ place, problem }) => `receipt ${place}: ${problem}`),
  ]
  await writeOutput(
    json === true ? formatJson({ presented, refused }) : `${lines.join('\n')}\n`,
    undefined,
  )
  if (refused.length > 0) process.exitCode = EXIT.refused
}

function receiptsIn(text: string, file: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed : [parsed]
  } catch {
    throw new DomainError('bad_file', `${file} is not JSON`, { file })
  }
}

async function jurisdictionOf({ pool, tenant }: OpenLedger, office: string): Promise<string> {
  const dot = Math.max(office.lastIndexOf('.'), 0)
  const { rows } = await pool.query<{ jurisdiction: string }>(
    `select jurisdiction from organisation_office
     where tenant = $1 and organisation = $2 and office = $3`,
    [tenant, office.slice(0, dot), office.slice(dot + 1)],
  )
  if (rows[0] !== undefined) return rows[0].jurisdiction
  throw new DomainError('not_found', `There is no office ${office}`, { office })
}
