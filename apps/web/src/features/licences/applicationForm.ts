import type { LicenceFile } from '@corridor/contract'
import { plainDigits } from '../bonds/moneyOf.ts'

/** An application as it is typed: every field as text until it is handed in. */
export interface ApplicationForm {
  readonly name: string
  readonly destinations: readonly string[]
  readonly sectors: readonly string[]
  readonly plannedVolume: string
  readonly phones: string
  readonly addresses: string
  readonly bankAccounts: string
  readonly people: readonly PersonForm[]
  readonly documents: readonly DocumentForm[]
}

export interface PersonForm {
  readonly name: string
  readonly function: 'director' | 'owner' | 'manager'
  readonly birthDate: string
  readonly identityNumber: string
}

export interface DocumentForm {
  readonly type: string
  readonly digest: string
}

export const EMPTY_FORM: ApplicationForm = {
  name: '',
  destinations: [],
  sectors: [],
  plannedVolume: '',
  phones: '',
  addresses: '',
  bankAccounts: '',
  people: [],
  documents: [],
}

/** What a draft holds; whatever does not fit is left as it is in an empty form. */
export function formOfDraft(content: Readonly<Record<string, unknown>>): ApplicationForm {
  const kept = Object.entries(EMPTY_FORM).map(([name, empty]) => {
    const value = content[name]
    const fits = Array.isArray(empty) ? Array.isArray(value) : typeof value === 'string'
    return [name, fits ? value : empty]
  })
  return Object.fromEntries(kept) as unknown as ApplicationForm
}

/** An application that was made before, to be changed. */
export const formOf = (application: LicenceFile['application']): ApplicationForm => ({
  name: application.name,
  destinations: application.destinations,
  sectors: application.sectors,
  plannedVolume: application.plannedVolume === null ? '' : String(application.plannedVolume),
  phones: application.phones.join('\n'),
  addresses: application.addresses.join('\n'),
  bankAccounts: application.bankAccounts.join('\n'),
  people: application.people.map((person) => ({
    ...person,
    birthDate: person.birthDate ?? '',
    identityNumber: person.identityNumber ?? '',
  })),
  documents: application.documents,
})

/** What is sent; the server says what does not fit. */
export const applicationOf = (form: ApplicationForm) => ({
  name: form.name,
  destinations: [...form.destinations],
  sectors: [...form.sectors],
  plannedVolume: Number(plainDigits(form.plannedVolume)),
  phones: linesOf(form.phones),
  addresses: linesOf(form.addresses),
  bankAccounts: linesOf(form.bankAccounts),
  people: form.people.map((person) => ({
    name: person.name,
    function: person.function,
    birthDate: person.birthDate === '' ? null : person.birthDate,
    identityNumber: person.identityNumber.trim() === '' ? null : person.identityNumber,
  })),
  documents: form.documents.map((document) => ({ ...document })),
})

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** SHA-256 of a file in hexadecimal digits; the file itself goes nowhere. */
export async function digestOfFile(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The name of a file as the type of a document: small letters, digits and underscores. */
export const documentType = (fileName: string): string => {
  const type = fileName
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
  return type === '' ? 'document' : type
}
