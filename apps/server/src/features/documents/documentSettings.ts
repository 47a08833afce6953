import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DomainError } from '@corridor/kernel'
import { DOCUMENT_TYPE_NAMES, type DocumentType } from '@corridor/recruitment/documents'
import { z } from 'zod'

const MEGABYTE = 1_000_000

/** Settings of documents among those of the environment. */
export const DOCUMENT_ENVIRONMENT = {
  DOCUMENT_MAX_MB: z.coerce.number().int().min(1).max(500).default(10),
  DOCUMENT_MAX_MB_BY_TYPE: z
    .string()
    .transform((text) => text.split(',').map((pair) => pair.trim().split('=')))
    .refine(
      (pairs) =>
        pairs.every(
          ([type, size]) =>
            (DOCUMENT_TYPE_NAMES as readonly string[]).includes(type ?? '') &&
            /^[1-9]\d{0,2}$/.test(size ?? ''),
        ),
      'write types of documents with their megabytes, as contract_copy=20,photograph=5',
    )
    .default([]),
  DOCUMENT_UPLOAD_SECONDS: z.coerce.number().int().min(30).max(3_600).default(600),
  DOCUMENT_SCAN_COMMAND: z.string().trim().min(1).optional(),
  DOCUMENT_SCAN_CLAMD: z
    .string()
    .regex(
      /^(unix:\/.+|tcp:\/\/[^:/]+:\d{1,5})$/,
      'write unix:/run/clamav/clamd.ctl or tcp://host:3310',
    )
    .optional(),
  DOCUMENT_S3_URL: z
    .url({ protocol: /^https?$/, error: 'write it as https://host/bucket' })
    .optional(),
  DOCUMENT_S3_REGION: z.string().min(1).default('us-east-1'),
  DOCUMENT_S3_ACCESS_KEY: z.string().min(1).optional(),
  DOCUMENT_S3_SECRET_KEY_FILE: z.string().min(1).optional(),
}

/** A program that reads the file on its standard input and ends with 0 for clean, 1 for infected. */
export interface ScanCommand {
  readonly kind: 'command'
  readonly program: string
  readonly words: readonly string[]
}

/** The ClamAV daemon at a socket. */
export interface ScanSocket {
  readonly kind: 'clamd'
  readonly at: { readonly path: string } | { readonly host: string; readonly port: number }
}

export interface S3Settings {
  /** Bucket and folder, without a slash at the end. */
  readonly url: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface DocumentSettings {
  readonly folder: string
  /** How large a file of a type may be. */
  readonly largestBytes: (type: DocumentType) => number
  /** The longest that one upload may take. */
  readonly uploadMs: number
  /** Null where files are not scanned for viruses. */
  readonly scanner: ScanCommand | ScanSocket | null
  /** Null where files are kept in the folder. */
  readonly s3: S3Settings | null
}

type Given = z.output<z.ZodObject<typeof DOCUMENT_ENVIRONMENT>>

/**
 * @param start folder from which relative ones are taken.
 * @throws {DomainError} `bad_option` for settings that are half there.
 */
export function documentSettings(given: Given, dataDir: string, start: string): DocumentSettings {
  const byType = new Map(
    given.DOCUMENT_MAX_MB_BY_TYPE.map(([type, size]) => [type, Number(size) * MEGABYTE]),
  )
  return {
    folder: resolve(dataDir, 'documents'),
    largestBytes: (type) => byType.get(type) ?? given.DOCUMENT_MAX_MB * MEGABYTE,
    uploadMs: given.DOCUMENT_UPLOAD_SECONDS * 1_000,
    scanner: scannerOf(given),
    s3: s3Of(given, start),
  }
}

function scannerOf({
  DOCUMENT_SCAN_COMMAND: command,
  DOCUMENT_SCAN_CLAMD: socket,
}: Given): ScanCommand | ScanSocket | null {
  if (command !== undefined && socket !== undefined) {
    return refuse('DOCUMENT_SCAN_COMMAND and DOCUMENT_SCAN_CLAMD are both set; leave one out')
  }
  if (command !== undefined) {
    const [program = '', ...words] = command.split(/\s+/)
    return { kind: 'command', program, words }
  }
  if (socket === undefined) return null
  if (socket.startsWith('unix:')) return { kind: 'clamd', at: { path: socket.slice(5) } }
  const { hostname: host, port } = new URL(socket)
  return { kind: 'clamd', at: { host, port: Number(port) } }
}

function s3Of(given: Given, start: string): S3Settings | null {
  const { DOCUMENT_S3_URL: url, DOCUMENT_S3_ACCESS_KEY: accessKeyId } = given
  const file = given.DOCUMENT_S3_SECRET_KEY_FILE
  if (url === undefined) {
    return accessKeyId === undefined && file === undefined
      ? null
      : refuse(
          'DOCUMENT_S3_ACCESS_KEY or DOCUMENT_S3_SECRET_KEY_FILE is set without DOCUMENT_S3_URL',
        )
  }
  if (accessKeyId === undefined || file === undefined) {
    return refuse('DOCUMENT_S3_URL needs DOCUMENT_S3_ACCESS_KEY and DOCUMENT_S3_SECRET_KEY_FILE')
  }
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
    return refuse('DOCUMENT_S3_URL must be https')
  }
  let secretAccessKey: string
  try {
    secretAccessKey = readFileSync(resolve(start, file), 'utf8').trim()
  } catch {
    return refuse(`DOCUMENT_S3_SECRET_KEY_FILE: ${file} cannot be read`)
  }
  return {
    url: url.replace(/\/+$/, ''),
    region: given.DOCUMENT_S3_REGION,
    accessKeyId,
    secretAccessKey,
  }
}

function refuse(message: string): never {
  throw new DomainError('bad_option', message)
}
