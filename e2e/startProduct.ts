import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const START = fileURLToPath(new URL('../bin/start.mjs', import.meta.url))

export interface Product {
  readonly address: string
  /** What the server printed at its first start, for making the first administrator. */
  readonly firstRunLink: string
  /** The link of the newest message of a kind to an address, from the file of messages. */
  newestLink(to: string): string
  /** The six digits last sent to an address. */
  newestDigits(to: string): string
  stop(): Promise<void>
}

/**
 * The product as `npm start` runs it, on a free port and an empty data folder. Journeys that make
 * people of their own start one for themselves.
 */
export async function startProduct(
  settings: Readonly<Record<string, string>> = {},
  /** What is done in its data folder before it starts. */
  prepare: (environment: NodeJS.ProcessEnv) => Promise<void> = async () => {},
): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-journeys-'))
  chmodSync(folder, 0o755)
  const messages = join(folder, 'messages.jsonl')
  const env = {
    ...process.env,
    ...{ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', MESSAGE_FILE: messages },
    ...settings,
  }
  await prepare(env)
  const server = spawn(process.execPath, [START], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      printed += chunk
      const found = /ready at (http:\S+)/.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)))
  })
  return {
    address,
    firstRunLink: /http:\S+\/first-run#\S+/.exec(printed)?.[0] ?? '',
    newestLink: (to) => newestMessage(messages, to).link,
    newestDigits: (to) => newestMessage(messages, to).code,
    async stop() {
      server.removeAllListeners('exit')
      server.kill('SIGTERM')
      await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function newestMessage(file: string, to: string): { readonly link: string; readonly code: string } {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const sent = lines.map(
    (line) => JSON.parse(line) as { kind: string; to: string; link: string; code: string },
  )
  // Notices go to the same address and hold neither.
  return sent.findLast((message) => message.to === to && message.kind !== 'notice')!
}
