import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    address: string
    /** What the server printed at its first start, for making the first administrator. */
    firstRunLink: string
  }
}

const START = fileURLToPath(new URL('../bin/start.mjs', import.meta.url))

/** The product as `npm start` runs it, on a free port and an empty data folder. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-journeys-'))
  chmodSync(folder, 0o755)
  const server = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error' },
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
  project.provide('address', address)
  project.provide('firstRunLink', /http:\S+\/first-run#\S+/.exec(printed)?.[0] ?? '')
  return async () => {
    server.removeAllListeners('exit')
    server.kill('SIGTERM')
    await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}
