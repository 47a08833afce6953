import { readConfig } from '@corridor/server/config'
import { HOME, verifyJobOrder } from '@corridor/server/demand'
import { withDatabase } from '../evidence/withDatabase.ts'
import { EXIT } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'

const STANDING = {
  good: 'good: people may be recruited under it today',
  full: 'not good: no place is left',
  frozen: 'not good: stopped for now',
  expired: 'not good: its last day is over',
  withdrawn: 'not good: taken back',
  unknown: 'not good: no approved job order has this number',
} as const

const LEFT = {
  none: 'none',
  few: 'fewer than 5',
  '5-19': '5 to 19',
  '20-99': '20 to 99',
  '100-or-more': '100 or more',
} as const

/** `corridor job-orders verify`. */
export async function runVerifyJobOrder(
  number: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const config = readConfig(process.env)
  const answer = await withDatabase(
    config,
    () => {},
    (db) =>
      verifyJobOrder(
        { db, now: () => new Date(), ledger: { tenant: HOME, timeZone: config.timeZone } },
        number,
      ),
  )
  if (!answer.good) process.exitCode = EXIT.different
  if (json) {
    await writeOutput(formatJson(answer), undefined)
    return
  }
  const lines = [
    ['agency', answer.agency],
    ['employer', answer.principal],
    ['destination', answer.destination],
    ['occupations', answer.occupations.join(', ')],
    ['places left', answer.left === null ? null : LEFT[answer.left]],
    ['last day', answer.validUntil],
  ].filter(([, value]) => value !== null && value !== '')
  const details = lines.map(([label, value]) => `  ${label}: ${value}\n`).join('')
  await writeOutput(`${answer.number} is ${STANDING[answer.standing]}\n${details}`, undefined)
}
