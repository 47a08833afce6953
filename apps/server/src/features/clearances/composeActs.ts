import type { KeyedForm } from '@corridor/contract'
import { endOfLocalDay } from '@corridor/deadlines'
import { addDays, DomainError } from '@corridor/kernel'
import type { clearanceActions } from '@corridor/recruitment/clearance'
import {
  clearanceNumber,
  digestHolder,
  type Holder,
  isKeyGood,
  readCertificate,
} from '@corridor/recruitment/clearance/certificate'
import { formOrdinal } from '@corridor/recruitment/clearance/kit'
import type { Worker } from '@corridor/recruitment/contracts'
import type { z } from 'zod'
import { localDate } from '../../localDate.ts'
import { hasher } from '../ledger/nodeCrypto.ts'
import type { ClearanceParts, FormParts } from './ClearanceParts.ts'
import { trustedKeys } from './certificateKeys.ts'
import { contractDigest, selectClearanceState, selectContract } from './clearanceFacts.ts'
import { todayOf } from './clearanceStore.ts'
import { findServed } from './findServed.ts'
import { wasBanned, wasLicenceInForce } from './registerAsItStood.ts'

const DAY_MS = 86_400_000

type PayloadOf<Name extends keyof typeof clearanceActions> = z.output<
  (typeof clearanceActions)[Name]['payload']
>

/** The same for every clearance of one passport; keeps no number. */
const holderKey = (holder: Holder): string => digestHolder('', holder, hasher)

const noContract = (contract: string) =>
  new DomainError('not_found', `There is no contract ${contract} that you may use`, { contract })

/** What a request says, read from the contract, the worker's file and the registers. */
export async function composeRequest(
  parts: ClearanceParts,
  record: string,
  { contract, kind }: { readonly contract: string; readonly kind: 'first' | 'reentry' },
): Promise<PayloadOf<'request'>> {
  const { pool, tenant } = parts.ledger
  const state = await selectContract(pool, tenant, contract)
  if (state === null) throw noContract(contract)
  const { worker, agency, employer, jobOrder, office, jurisdiction } = state
  const [file, order, licence, employers] = await Promise.all([
    selectWorker(parts, worker),
    jobOrder === null ? null : selectJobOrder(parts, jobOrder),
    selectLicenceNumber(parts, agency),
    selectCountry(parts, employer),
  ])
  const holder = holderOf(file)
  if (holder === null) {
    throw new DomainError(
      'missing_value',
      'The worker’s file does not state birth date and identity document; without them nobody could tell whose clearance it is. Enter them first',
    )
  }
  const origin = jurisdiction?.slice(0, 3) ?? null
  const destination = order?.destination ?? employers
  if (origin === null || destination === null) {
    throw new DomainError(
      'missing_value',
      'Origin and destination are not known: the contract needs a jurisdiction, and its job order or employer a country',
    )
  }
  const number = clearanceNumber(record, hasher)
  return {
    ...{ kind, contract, worker, agency, jobOrder, office, jurisdiction, number },
    person: file?.person ?? null,
    corridor: `${origin}-${destination}`,
    licenceNumber: referenceText(licence),
    jobOrderNumber: referenceText(order?.number ?? null),
    contractDigest: contractDigest(state),
    holderDigest: digestHolder(number, holder, hasher),
    holderKey: holderKey(holder),
  }
}

const referenceText = (number: string | null): string | null =>
  number === null ? null : number.replaceAll(/[^\x21-\x7e]+/g, '-').slice(0, 24)

function holderOf(file: Worker | null): Holder | null {
  const { birthDate, identityDocument } = file?.particulars ?? {}
  if (birthDate == null || identityDocument == null) return null
  return { birthDate, documentNumber: identityDocument.number }
}

async function selectWorker({ ledger }: ClearanceParts, record: string): Promise<Worker | null> {
  const { rows } = await ledger.pool.query<{ state: string }>(
    'select state from worker where tenant = $1 and record = $2',
    [ledger.tenant, record],
  )
  return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as Worker)
}

async function selectJobOrder({ ledger }: ClearanceParts, record: string) {
  const { rows } = await ledger.pool.query<{ number: string; destination: string }>(
    'select number, destination from job_order where tenant = $1 and record = $2',
    [ledger.tenant, record],
  )
  return rows[0] ?? null
}

async function selectLicenceNumber({ ledger }: ClearanceParts, agency: string) {
  const { rows } = await ledger.pool.query<{ number: string }>(
    `select number from licence where tenant = $1 and organisation = $2 and number is not null
     order by valid_from desc nulls last, record limit 1`,
    [ledger.tenant, agency],
  )
  return rows[0]?.number ?? null
}

async function selectCountry({ ledger }: ClearanceParts, organisation: string) {
  const { rows } = await ledger.pool.query<{ country: string | null }>(
    'select country from organisation where tenant = $1 and record = $2',
    [ledger.tenant, organisation],
  )
  return rows[0]?.country ?? null
}

/** What the checks say now, with what then follows: `clearance.ready` or `clearance.open`. */
export async function composeAssessment(parts: ClearanceParts, record: string) {
  const assessment = await assessNow(parts, record)
  const verdict = assessment?.verdict ?? null
  const payload: PayloadOf<'ready'> = { verdict, findings: assessment?.findings ?? [] }
  const isGood = verdict === 'clear' || verdict === 'review'
  return { type: isGood ? ('clearance.ready' as const) : ('clearance.open' as const), payload }
}

async function assessNow({ ledger, assess, now }: ClearanceParts, record: string) {
  const { pool, tenant, timeZone } = ledger
  const state = await selectClearanceState(pool, tenant, record)
  if (state === null || state.contract === null || state.kind === 'form') return null
  const asked = { contract: state.contract, kind: state.kind }
  return await assess(pool, tenant, asked, { now, timeZone })
}

/** An issue as it would be now. */
export async function composeIssue(
  parts: ClearanceParts,
  record: string,
  reason: string | null,
): Promise<PayloadOf<'issue'>> {
  const assessment = await assessNow(parts, record)
  const expiresOn = addDays(todayOf(parts), parts.validDays)
  return {
    verdict: assessment?.verdict ?? null,
    reason,
    overrides: assessment?.overrides ?? [],
    expiresOn,
    expires: new Date(endOfLocalDay(expiresOn, parts.ledger.timeZone)).toISOString(),
  }
}

const formProblem = (words: string) =>
  new DomainError('bad_request', `The form cannot be entered: ${words}`)

/** Serial and office of a form, from its certificate; by these it is looked for. */
export async function readForm(
  parts: Pick<FormParts, 'ledger' | 'certificates'>,
  { certificate: text }: KeyedForm,
) {
  const signed = readCertificate(text)
  if (signed === null) throw formProblem('its QR code is no certificate')
  const { certificate } = signed
  const { ledger, certificates } = parts
  const keys = await trustedKeys(ledger.pool, ledger.tenant, certificates.rootKey, ledger.now())
  const key = keys.get(certificate.keyId)
  if (key === undefined || key.office === null || !isKeyGood(key, certificate.issued)) {
    throw formProblem('it is not signed with a key that an office had in those days')
  }
  return { certificate, key, office: key.office }
}

/**
 * What a form says and what is found against it. Nothing of that refuses it: the worker may be
 * abroad long since.
 */
export async function composeForm(
  parts: FormParts,
  record: string,
  form: KeyedForm,
): Promise<PayloadOf<'reenter'>> {
  const { certificate, key, office } = await readForm(parts, form)
  const holder = { documentNumber: form.documentNumber, birthDate: form.birthDate }
  if (digestHolder(certificate.number, holder, hasher) !== certificate.holderDigest) {
    throw formProblem('document number and birth date are not those on the certificate')
  }
  const { timeZone } = parts.ledger
  const personKey = holderKey(holder)
  const then = { at: form.occurredAt, day: localDate(timeZone, new Date(form.occurredAt)) }
  const { licence, corridor } = certificate
  const [duplicateOf, entered, inForce, banned] = await Promise.all([
    findServed(parts.ledger.pool, parts.ledger.tenant, {
      record,
      holderKey: personKey,
      on: then.day,
    }),
    countEntered(parts, record, key.keyId),
    licence === null ? null : wasLicenceInForce(parts.ledger, licence, then),
    wasBanned(parts.ledger, corridor.slice(-3), then),
  ])
  const apartMs = Math.abs(Date.parse(form.occurredAt) - Date.parse(certificate.issued))
  const reviews: PayloadOf<'reenter'>['reviews'] = [
    ...(inForce === null ? (['licence_unknown'] as const) : []),
    ...(inForce === false ? (['licence_not_effective'] as const) : []),
    ...(banned ? (['deployment_ban'] as const) : []),
    ...(duplicateOf === null ? [] : (['duplicate_person'] as const)),
    ...(isOverLimit(key.most, certificate.number, entered) ? (['over_limit'] as const) : []),
    ...(apartMs > DAY_MS ? (['time_differs'] as const) : []),
  ]
  return {
    ...{ certificate: form.certificate.trim(), serial: certificate.number, office, reviews },
    ...{ keyId: key.keyId, occurredAt: form.occurredAt, duplicateOf },
    jurisdiction: await selectJurisdiction(parts, office),
    corridor: certificate.corridor,
    licenceNumber: certificate.licence,
    jobOrderNumber: certificate.jobOrder,
    contractDigest: certificate.contractDigest,
    holderDigest: certificate.holderDigest,
    holderKey: personKey,
    expires: certificate.expires,
    // The day that is over at that instant.
    expiresOn: localDate(timeZone, new Date(Date.parse(certificate.expires) - 1)),
  }
}

async function selectJurisdiction({ ledger }: Pick<FormParts, 'ledger'>, office: string) {
  const dot = office.lastIndexOf('.')
  const { rows } = await ledger.pool.query<{ jurisdiction: string }>(
    `select jurisdiction from organisation_office
     where tenant = $1 and organisation = $2 and office = $3`,
    [ledger.tenant, office.slice(0, dot), office.slice(dot + 1)],
  )
  return rows[0]?.jurisdiction ?? null
}

async function countEntered({ ledger }: Pick<FormParts, 'ledger'>, record: string, keyId: string) {
  const { rows } = await ledger.pool.query<{ entered: number }>({
    name: 'clearance_entered',
    text: `select count(*)::integer as entered from clearance
           where tenant = $1 and form_key = $2 and record <> $3`,
    values: [ledger.tenant, keyId, record],
  })
  return rows[0]?.entered ?? 0
}

/** By its own serial where that counts, else by how many of the key were entered before. */
const isOverLimit = (most: number | null, serial: string, entered: number): boolean =>
  most !== null && ((formOrdinal(serial) ?? 0) > most || entered >= most)

/** Whether two clearances are about the same act: what a client asked for is in what was recorded. */
export const isAskedIn = (asked: object, recorded: unknown): boolean => {
  const stored = recorded as Readonly<Record<string, unknown>> | null
  return Object.entries(asked).every(
    ([name, value]) => JSON.stringify(stored?.[name] ?? null) === JSON.stringify(value ?? null),
  )
}
