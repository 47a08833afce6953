import type { IsoDate } from '@corridor/kernel'
import {
  type CheckFinding,
  clausesLanguage,
  feeCeiling,
  feeDisguised,
  hoursLimit,
  parameterBook,
  type Verdict,
  verdictOf,
  wageFloor,
} from '@corridor/recruitment/checks'
import { agreedVersion, type Contract, countWords } from '@corridor/recruitment/contracts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { parametersInForce } from '../registers/parameters/parametersInForce.ts'

/**
 * The checks whose event is the signature: wage, fees, hours, clauses and language, by the
 * parameters of the day of signature. Those of the day of issue (licence, bond, bans, documents,
 * identity) run when a clearance is asked for.
 *
 * @param workerLanguages null where her file was erased.
 */
export async function checkAtSignature(
  client: Queryable,
  tenant: string,
  contract: Contract,
  workerLanguages: readonly string[] | null,
): Promise<{ readonly verdict: Verdict; readonly findings: readonly CheckFinding[] }> {
  const on: IsoDate | null = contract.signatures?.on ?? null
  const parameters = parameterBook(on === null ? [] : await parametersInForce(client, tenant, on))
  const content = agreedVersion(contract)?.content ?? null
  const terms = content?.terms ?? null
  const place = {
    origin: contract.jurisdiction?.slice(0, 3) ?? null,
    destination: await countryOf(client, tenant, contract.employer),
    sector: terms?.sector ?? null,
    occupation: terms?.occupation ?? null,
  }
  const context = { parameters, place, on }
  const stated = contract.fees.flatMap(({ line, struckAt }) =>
    line === null || struckAt !== null ? [] : [line],
  )
  // That nobody stated a fee does not say that there is none.
  const fees = stated.length === 0 ? null : stated
  const read = content?.texts.find(({ language }) => language === contract.language)
  const findings = [
    wageFloor(terms, context),
    feeCeiling(fees, terms?.basicMonthly ?? null, context),
    feeDisguised(fees, context),
    hoursLimit(terms, context),
    ...clausesLanguage(
      {
        terms,
        workerLanguages,
        textWords: read === undefined ? null : countWords(read),
        openSeconds: contract.signatures?.worker.readSeconds ?? null,
      },
      context,
    ),
  ]
  // Overrides are asked when it is approved: here is what the rules say.
  return { findings, verdict: verdictOf(findings, [], on ?? '') }
}

/** Where the employer is, by the register. */
async function countryOf(
  client: Queryable,
  tenant: string,
  organisation: string,
): Promise<string | null> {
  const { rows } = await client.query<{ country: string | null }>({
    name: 'contract_employer_country',
    text: 'select country from organisation where tenant = $1 and record = $2',
    values: [tenant, organisation],
  })
  return rows[0]?.country ?? null
}
