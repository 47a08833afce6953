import { addJob } from '../../jobs/jobQueue.ts'
import type { Statements } from '../notifications/notify.ts'

/** The task that has licences follow the bonds of their agencies. */
export const LICENCE_FREEZE = 'bond_licences'

/** Acts after which a bond may be in default, or no longer. */
const TURNS = new Set([
  'bond.default',
  'bond.receiveCash',
  'bond.confirmGuarantee',
  'bond.assess',
  'bond.lodge',
])

/** Has the licences of a holder looked at, in the transaction of the act on its bond. */
export async function followDefault(
  client: Statements,
  type: string,
  holder: string,
): Promise<void> {
  if (!TURNS.has(type)) return
  const key = `${LICENCE_FREEZE} ${holder}`
  await addJob(client, { task: LICENCE_FREEZE, payload: { holder }, key })
}
