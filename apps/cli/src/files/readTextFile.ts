import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { refuseProblems, type TableProblem } from './tableProblems.ts'

/** A text file as it was found. */
export interface TextFile {
  /** As the user wrote it. */
  readonly name: string
  readonly text: string
  /** SHA-256 of the text, after unpacking and without a byte-order mark. */
  readonly checksum: string
}

const LARGEST_TEXT_BYTES = 512 * 1024 * 1024

/**
 * Reads a UTF-8 text file; a name ending in `.gz` is unpacked first.
 *
 * @throws {DomainError} `bad_file` when it cannot be read, unpacked or decoded.
 */
export async function readTextFile(name: string): Promise<TextFile> {
  const text = decode(name, await readFileBytes(name))
  return { name, text, checksum: checksumOf(text) }
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The bytes of a file; a name ending in `.gz` is unpacked.
 *
 * @throws {DomainError} `bad_file` when it cannot be read or unpacked.
 */
export async function readFileBytes(name: string): Promise<Buffer> {
  const bytes = await readBytes(name)
  return name.toLowerCase().endsWith('.gz') ? await unpack(name, bytes) : bytes
}

const REASONS: Readonly<Record<string, readonly [problem: string, fix: string]>> = {
  ENOENT: ['there is no such file', 'Check the name and the folder'],
  ENOTDIR: ['there is no such file', 'Check the name and the folder'],
  EISDIR: ['this is a folder', 'Give the name of a file in it'],
  EACCES: ['the file may not be read', 'Allow your user to read it'],
}

async function readBytes(name: string): Promise<Buffer> {
  try {
    return await readFile(name)
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? '']
    return refuse(
      name,
      reason?.[0] ?? `the file cannot be read (${(error as Error).message})`,
      reason?.[1] ?? 'Check the disk and try again',
    )
  }
}

async function unpack(name: string, bytes: Buffer): Promise<Buffer> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: LARGEST_TEXT_BYTES })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') {
      return refuse(name, 'the file is cut off inside its compressed part', 'Fetch it again')
    }
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      return refuse(name, 'the file unpacks to more than 512 MB', 'Give one table in each file')
    }
    return refuse(name, 'the name ends in .gz but it is not gzip', 'Rename it or pack it with gzip')
  }
}

function decode(name: string, bytes: Buffer): string {
  const foreign = recognise(bytes)
  if (foreign !== null) return refuse(name, ...foreign)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const row = lineOfBadByte(bytes)
    return refuse(name, 'the text is not UTF-8', 'Save the file as CSV in UTF-8', row)
  }
}

/** File formats that are taken for CSV by mistake, told by their first bytes. */
function recognise(bytes: Buffer): readonly [problem: string, fix: string] | null {
  const [first, second] = bytes
  if (first === 0x1f && second === 0x8b) {
    return ['the file is packed with gzip', 'Let its name end in .gz']
  }
  if (first === 0x50 && second === 0x4b) {
    return ['this is a spreadsheet or an archive', 'Save the table as CSV in UTF-8']
  }
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return ['the text is UTF-16', 'Save the file as CSV in UTF-8']
  }
  if (bytes.includes(0)) return ['this is not a text file', 'Save the table as CSV in UTF-8']
  if (bytes.length === 0) return ['the file is empty', 'Fetch or write it again']
  return null
}

function lineOfBadByte(bytes: Buffer): number {
  let line = 1
  let start = 0
  for (;;) {
    const end = bytes.indexOf(0x0a, start)
    if (end < 0) return line
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end + 1
    line += 1
  }
}

function refuse(file: string, problem: string, fix: string, row: number | null = null): never {
  const found: TableProblem = { code: 'bad_file', file, row, column: null, problem, fix }
  refuseProblems([found])
  throw new Error('unreachable: one problem is always refused')
}
