import { bytesToHex, portableHasher, signedBytes } from '@corridor/ledger'
import {
  type CertificateKey,
  digestHolder,
  writeCertificate,
} from '@corridor/recruitment/clearance/certificate'
import { formSerial, type OfficeSnapshot } from '@corridor/recruitment/clearance/kit'
import type { OpenKit } from './kitCrypto.ts'
import { keepForm, readForms } from './kitStore.ts'

/** What the officer typed. Name is printed and kept nowhere. */
export interface TypedForm {
  readonly name: string
  readonly documentNumber: string
  readonly birthDate: string
  readonly licence: string
  readonly jobOrder: string
  readonly destination: string
  readonly sector: string
  /** Number of the contract on paper. */
  readonly contract: string
  readonly days: number
}

/** A form as its office can print it again and enter it after the outage. */
export interface IssuedForm {
  readonly serial: string
  readonly certificate: string
  readonly occurredAt: string
  readonly documentNumber: string
  readonly birthDate: string
  readonly corridor: string
  readonly licence: string
  readonly jobOrder: string | null
  readonly expires: string
  /** Of which moment the registers were that it was looked at by. */
  readonly snapshotAt: string
}

const DAY_MS = 86_400_000
const ATTEMPTS = 20

/** As certificates write a reference. */
export const referenceOf = (text: string): string | null =>
  text.trim() === ''
    ? null
    : text
        .trim()
        .toUpperCase()
        .replaceAll(/[^\x21-\x7e]+/g, '-')
        .slice(0, 24)

/**
 * Signs the next form of the key and keeps it; only what is kept is given out.
 *
 * @returns null where all that were delegated are issued.
 */
export async function issueForm(
  kit: OpenKit,
  key: CertificateKey,
  { origin, issuedAt: snapshotAt }: OfficeSnapshot['body'],
  typed: TypedForm,
  now: Date,
): Promise<IssuedForm | null> {
  const most = key.most ?? 0
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const which = (await readForms()).length + 1
    if (which > most) return null
    const serial = formSerial(key.office ?? '', key.keyId, which)
    const form = { ...(await signForm(kit, serial, origin, typed, now)), snapshotAt }
    const { jobOrder } = form
    if (await keepForm({ which, serial, jobOrder, sealed: await kit.seal(form) }, most)) return form
  }
  return null
}

async function signForm(
  kit: OpenKit,
  serial: string,
  origin: string,
  { documentNumber, birthDate, licence, jobOrder, destination, contract, days }: TypedForm,
  now: Date,
): Promise<Omit<IssuedForm, 'snapshotAt'>> {
  const occurredAt = `${now.toISOString().slice(0, 19)}.000Z`
  const expires = new Date(Date.parse(occurredAt) + days * DAY_MS).toISOString()
  const corridor = `${origin}-${destination}`
  const references = { licence: referenceOf(licence), jobOrder: referenceOf(jobOrder) }
  const paper = { of: 'paper contract', reference: contract.trim(), licence: references.licence }
  const certificate = await writeCertificate(
    {
      ...{ number: serial, corridor, issued: occurredAt, expires, seal: 0 },
      ...references,
      contractDigest: bytesToHex(portableHasher.sha256(signedBytes(paper))),
      holderDigest: digestHolder(serial, { documentNumber, birthDate }, portableHasher),
    },
    kit.signer,
  )
  return {
    ...{ serial, certificate, occurredAt, documentNumber, birthDate, corridor, expires },
    ...{ licence: references.licence ?? '', jobOrder: references.jobOrder },
  }
}

const QUOTED = /[",\n\r]/

const cell = (text: string): string =>
  QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** The list as the desk and `corridor clearances reenter` take it. */
export function writeFormsFile(forms: readonly IssuedForm[]): string {
  const lines = forms.map(({ certificate, occurredAt, documentNumber, birthDate }) =>
    [certificate, occurredAt, documentNumber, birthDate].map(cell).join(','),
  )
  return `certificate,occurredAt,documentNumber,birthDate\n${lines.map((line) => `${line}\n`).join('')}`
}
