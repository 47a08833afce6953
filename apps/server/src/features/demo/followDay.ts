import type { DemoAct } from '@corridor/recruitment/demo'
import { removeJob } from '../../jobs/jobQueue.ts'
import { expireGuarantees } from '../bonds/expireGuarantees.ts'
import { freezeLicences } from '../bonds/freezeLicences.ts'
import { assessByClock, holdByClock, moveByClock } from '../clearances/followClearances.ts'
import { followContract } from '../contracts/followContract.ts'
import { recheckContracts } from '../contracts/recheckContracts.ts'
import { sweepDeadlines } from '../deadlines/missDeadline.ts'
import { sweepJobOrders } from '../demand/sweepJobOrders.ts'
import { RECHECK_CONTRACTS } from '../registers/parameters/recheckJob.ts'
import type { DemoParts } from './DemoParts.ts'

/** What the server does by itself once an act is recorded; twice does it once. */
export async function followAct(
  { ledger, clearances }: DemoParts,
  { type, isLast }: Pick<DemoAct, 'type' | 'isLast'>,
  record: string,
): Promise<void> {
  if (isLast) return
  if (type.startsWith('contract.')) await followContract(ledger, record)
  if (type === 'parameter.confirm' || type === 'parameter.certify') {
    await recheckContracts(ledger, record)
    // Else the server would look at its first start at contracts that came later.
    await removeJob(ledger.owner, `${RECHECK_CONTRACTS} ${record}`)
  }
  if (type === 'clearance.request') await assessByClock(clearances, record)
  else if (type.startsWith('clearance.')) await moveByClock(clearances, record)
}

/** What the clock of the server does in the course of a day. */
export async function followDay(parts: DemoParts): Promise<void> {
  const { ledger, clearances, warn } = parts
  await sweepDeadlines({ ledger, warn })
  await expireGuarantees({ ledger })
  const { rows } = await ledger.owner.query<{ holder: string }>(
    `select holder from bond where tenant = $1 and purpose = 'agency' and defaulted`,
    [ledger.tenant],
  )
  for (const { holder } of rows) await freezeLicences({ ledger }, holder)
  await sweepJobOrders({ ledger, warn })
  await holdByClock(clearances)
}
