import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The command as a user starts it. */
export const LAUNCHER = fileURLToPath(new URL('../../corridor.mjs', import.meta.url))

const EXAMPLE = fileURLToPath(new URL('./example/', import.meta.url))

/** Options that name the example of four areas. */
export const EXAMPLE_FILES: readonly string[] = [
  '--stock-start',
  `${EXAMPLE}start.csv`,
  '--stock-end',
  `${EXAMPLE}end.csv`,
  '--births-deaths',
  `${EXAMPLE}births-deaths.csv`,
]

export interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly bytes: Buffer
  readonly stderr: string
}

interface RunOptions {
  readonly node?: string
  readonly env?: Readonly<Record<string, string>>
  readonly folder?: string
  /** What the user types. */
  readonly stdin?: string
}

/** Runs `corridor` with these arguments and collects what it writes. */
export function runCli(args: readonly string[], options: RunOptions = {}): Promise<CliRun> {
  const child = spawn(options.node ?? process.execPath, [LAUNCHER, ...args], {
    cwd: options.folder,
    env: { ...process.env, LOG_LEVEL: 'silent', ...options.env },
    stdio: [options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  child.stdin?.end(options.stdin)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout!.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr!.on('data', (chunk: Buffer) => err.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      const bytes = Buffer.concat(out)
      resolve({
        code,
        bytes,
        stdout: bytes.toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      })
    })
  })
}

/** A folder with these files, gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** Rows of comma-separated text as objects of text. */
export function readCsv(text: string): Record<string, string>[] {
  const [header, ...lines] = text.trimEnd().split('\n')
  const names = header!.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, place) => [name, cells[place]!]))
  })
}
