import { createHash } from 'node:crypto'
import { type Command, canonicalJson, type JsonValue } from '@corridor/ledger'
import type { ContractTerms } from '@corridor/recruitment/checks'
import { type Clearance, type ClearanceFacts, UNDEPARTED } from '@corridor/recruitment/clearance'
import { readCertificate } from '@corridor/recruitment/clearance/certificate'
import { agreedVersion, type Contract } from '@corridor/recruitment/contracts'
import { IN_FORCE } from '@corridor/recruitment/licence'
import { localDate } from '../../localDate.ts'
import type { LedgerPlace, Queryable } from '../ledger/LedgerPlace.ts'
import { verifier } from '../ledger/nodeCrypto.ts'
import type { AssessClearance, CertificateMeans } from './ClearanceParts.ts'
import { trustedKeys } from './certificateKeys.ts'
import { findServed } from './findServed.ts'
import { isVacancyLeft } from './vacancies.ts'

export type ClearanceWorld = { readonly assess: AssessClearance } & Pick<
  CertificateMeans,
  'rootKey'
>

type Place = Pick<LedgerPlace, 'now' | 'timeZone'>

/** Of whom and what a clearance is, from its request or its state. */
type Subject = Pick<Clearance, 'kind' | 'contract' | 'agency' | 'jobOrder'>

const UNASKED: Omit<ClearanceFacts, 'today'> = {
  verdict: null,
  licenceEffective: null,
  contract: null,
  vacancyLeft: null,
  otherOpen: null,
  reentry: null,
  formGenuine: null,
  formLinked: null,
}

/** Acts that are judged on more than the clearance itself and the day. */
const ASKING: ReadonlySet<string> = new Set([
  'clearance.request',
  'clearance.open',
  'clearance.ready',
  'clearance.issue',
])

/** What the rules of clearances need to know, read in the transaction of the action. */
export async function readClearanceFacts(
  world: ClearanceWorld,
  client: Queryable,
  tenant: string,
  record: string,
  place: Place,
  { type, payload }: Command,
): Promise<ClearanceFacts> {
  const facts = { ...UNASKED, today: localDate(place.timeZone, place.now()) }
  if (type === 'clearance.reenter') {
    const formGenuine = await isFormGenuine(world, client, tenant, payload, place.now())
    const formLinked = await isFormLinked(client, tenant, record, place, payload)
    return { ...facts, formGenuine, formLinked }
  }
  if (!ASKING.has(type)) return facts
  const subject =
    type === 'clearance.request'
      ? (payload as Subject)
      : await selectClearanceState(client, tenant, record)
  if (subject === null) return facts
  return {
    ...facts,
    ...(await factsOf(world, client, tenant, subject, place, facts.today, record)),
  }
}

/** The same for an act that was not sent yet: what the page shows as possible. */
export async function factsOf(
  { assess }: Pick<ClearanceWorld, 'assess'>,
  client: Queryable,
  tenant: string,
  { kind, contract, agency, jobOrder }: Subject,
  place: Place,
  today: string,
  record: string,
): Promise<Partial<ClearanceFacts>> {
  if (contract === null || kind === 'form') return {}
  // The order of the locks is the same for everybody: the job order first, then what is only read.
  const vacancyLeft =
    jobOrder === null ? null : await isVacancyLeft(client, tenant, jobOrder, contract)
  const state = await selectContract(client, tenant, contract)
  const assessment = await assess(client, tenant, { contract, kind }, place)
  return {
    verdict: assessment?.verdict ?? null,
    vacancyLeft,
    licenceEffective:
      agency === null ? null : await isLicenceEffective(client, tenant, agency, today),
    contract:
      state === null
        ? null
        : {
            status: state.status,
            digest: contractDigest(state),
            jobOrder: state.jobOrder,
            agency: state.agency,
          },
    otherOpen: await findOther(client, tenant, contract, record),
    reentry:
      kind === 'reentry' && state !== null
        ? await readReentry(client, tenant, contract, state, today)
        : null,
  }
}

/** The state as its read model has it. */
export async function selectClearanceState(
  client: Queryable,
  tenant: string,
  record: string,
): Promise<Clearance | null> {
  const { rows } = await client.query<{ state: string }>({
    name: 'clearance_state',
    text: 'select state from clearance where tenant = $1 and record = $2',
    values: [tenant, record],
  })
  return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as Clearance)
}

export async function selectContract(
  client: Queryable,
  tenant: string,
  contract: string,
): Promise<Contract | null> {
  const { rows } = await client.query<{ state: string }>({
    name: 'clearance_contract',
    text: 'select state from contract where tenant = $1 and record = $2',
    values: [tenant, contract],
  })
  return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as Contract)
}

/** SHA-256 of what both signed last; of nothing where nothing is signed or it was erased. */
export const contractDigest = (contract: Contract): string =>
  createHash('sha256')
    .update(canonicalJson((agreedVersion(contract)?.content ?? null) as unknown as JsonValue))
    .digest('hex')

/**
 * A bond in default counts as the freeze that follows from it.
 *
 * @returns null where the register knows no licence of the agency.
 */
async function isLicenceEffective(
  client: Queryable,
  tenant: string,
  agency: string,
  today: string,
): Promise<boolean | null> {
  const { rows } = await client.query<{ effective: boolean | null }>({
    name: 'clearance_licence',
    text: `select bool_or(effective_status = any($3) and (valid_until is null or valid_until >= $4)
               and not exists (select from bond b where b.tenant = l.tenant
                 and b.holder = l.organisation and b.purpose = 'agency' and b.defaulted))
             as effective
           from licence l where tenant = $1 and organisation = $2`,
    values: [tenant, agency, IN_FORCE, today],
  })
  return rows[0]?.effective ?? null
}

async function findOther(
  client: Queryable,
  tenant: string,
  contract: string,
  record: string,
): Promise<string | null> {
  const { rows } = await client.query<{ record: string }>({
    name: 'clearance_other',
    text: `select record from clearance where tenant = $1 and contract = $2 and record <> $3
             and status = any($4) limit 1`,
    values: [tenant, contract, record, UNDEPARTED],
  })
  return rows[0]?.record ?? null
}

/**
 * Whether a worker goes back to where she was: by the contract of her last clearance that was used.
 * Whether a term is worse is told by the digest alone as yet: another text is not the same contract.
 */
async function readReentry(
  client: Queryable,
  tenant: string,
  record: string,
  contract: Contract,
  today: string,
): Promise<ClearanceFacts['reentry']> {
  const { rows } = await client.query<{ contract: string }>({
    name: 'clearance_last_used',
    text: `select contract from clearance where tenant = $1 and worker = $2 and status = 'used'
           order by issued_at desc limit 1`,
    values: [tenant, contract.worker],
  })
  const before =
    rows[0] === undefined ? null : await selectContract(client, tenant, rows[0].contract)
  const termsOf = (one: Contract | null): ContractTerms | null =>
    one === null ? null : (agreedVersion(one)?.content?.terms ?? null)
  const [was, is] = [termsOf(before), termsOf(contract)]
  const isSameContract = rows[0]?.contract === record
  return {
    sameEmployer: before === null ? null : before.employer === contract.employer,
    sameSite: was?.site == null || is?.site == null ? null : was.site === is.site,
    noWorseTerm:
      before === null
        ? null
        : isSameContract || contractDigest(before) === contractDigest(contract)
          ? true
          : null,
    noBan: await isUnbanned(client, tenant, contract, is, today),
  }
}

/** Bans by destination, and by sector and site where they name one; what is not known is no yes. */
async function isUnbanned(
  client: Queryable,
  tenant: string,
  { employer }: Contract,
  terms: ContractTerms | null,
  today: string,
): Promise<boolean | null> {
  const { rows } = await client.query<{
    country: string | null
    sector: string | null
    site: string | null
    banned: boolean
  }>({
    name: 'clearance_bans',
    text: `select o.country, b.sector, b.site, b.record is not null as banned
           from organisation o left join deployment_ban b
             on b.tenant = o.tenant and b.destination = o.country
             and b.status in ('ordered', 'ended') and b.valid_from <= $3
             and (b.valid_until is null or b.valid_until >= $3)
           where o.tenant = $1 and o.record = $2`,
    values: [tenant, employer, today],
  })
  if (rows.length === 0 || rows.some(({ country }) => country === null)) return null
  const answers = rows
    .filter(({ banned }) => banned)
    .map(({ sector, site }) => {
      const unlike = (named: string | null, own: string | null | undefined) =>
        named === null ? false : own == null ? null : named !== own
      const [otherSector, otherSite] = [unlike(sector, terms?.sector), unlike(site, terms?.site)]
      if (otherSector === true || otherSite === true) return true
      return otherSector === null || otherSite === null ? null : false
    })
  return answers.includes(false) ? false : answers.includes(null) ? null : true
}

/**
 * Whether the other clearance of the same person is still the one that the form names. Forms of one
 * person are entered one after the other, at whichever desks.
 */
async function isFormLinked(
  client: Queryable,
  tenant: string,
  record: string,
  { timeZone }: Place,
  payload: unknown,
): Promise<boolean> {
  const { holderKey, occurredAt, duplicateOf } = payload as Readonly<Record<string, string | null>>
  const instant = new Date(String(occurredAt))
  // Its form is refused by the schema afterwards.
  if (Number.isNaN(instant.getTime())) return false
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 412))', [
    `${tenant} holder ${holderKey}`,
  ])
  const on = localDate(timeZone, instant)
  const served = await findServed(client, tenant, { record, holderKey: String(holderKey), on })
  return served === (duplicateOf ?? null)
}

/** Whether the form's certificate says what the payload says, signed by the office it names. */
async function isFormGenuine(
  { rootKey }: ClearanceWorld,
  client: Queryable,
  tenant: string,
  payload: unknown,
  now: Date,
): Promise<boolean | null> {
  if (rootKey === null) return null
  const form = payload as Readonly<Record<string, unknown>>
  const signed = readCertificate(String(form.certificate))
  if (signed === null) return false
  const { certificate } = signed
  const key = (await trustedKeys(client, tenant, rootKey, now)).get(certificate.keyId)
  if (key === undefined || key.office === null || key.office !== form.office) return false
  const isSame =
    certificate.number === form.serial &&
    certificate.keyId === form.keyId &&
    certificate.corridor === form.corridor &&
    certificate.expires === form.expires &&
    certificate.contractDigest === form.contractDigest &&
    certificate.holderDigest === form.holderDigest
  if (!isSame) return false
  const publicKey = Buffer.from(key.publicKey, 'hex')
  return await verifier.verify(publicKey, signed.payload, signed.signature)
}
