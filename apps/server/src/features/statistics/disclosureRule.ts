import { type DisclosureRule, USUAL_RULE } from '@corridor/disclosure'
import type { IsoDate } from '@corridor/kernel'
import type { ParameterValue } from '@corridor/recruitment/checks'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { parametersInForce } from '../registers/parameters/parametersInForce.ts'

/**
 * The rule for small counts on a day: the threshold of the parameter register, the highest where
 * several places have one, since a release is of all of them; five where there is none.
 */
export async function disclosureRule(
  client: Queryable,
  tenant: string,
  date: IsoDate,
): Promise<DisclosureRule> {
  const thresholds = (await parametersInForce(client, tenant, date)).flatMap(({ name, value }) =>
    name === 'disclosure_threshold'
      ? [(value as ParameterValue<'disclosure_threshold'>).threshold]
      : [],
  )
  return thresholds.length === 0
    ? USUAL_RULE
    : { ...USUAL_RULE, threshold: Math.max(...thresholds) }
}
