import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Request } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../e2e/browser.ts'
import type { BenchResult } from './BenchResult.ts'

const START = fileURLToPath(new URL('../bin/start.mjs', import.meta.url))
const RUNS = 5

/** A fresh browser profile on a running server: script carried and time until the world chart stands. */
export async function benchWeb(): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'))
  chmodSync(folder, 0o755)
  const server = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer]
    const address = /http:\S+/.exec(line.toString())?.[0]
    if (address === undefined) throw new Error(`no address in ${line}`)
    await fetch(`${address}/api/v1/flows/regions`).then((answer) => answer.text())
    const runs = []
    for (let run = 0; run < RUNS; run += 1) runs.push(await firstVisit(address))
    runs.sort((a, b) => a.chart - b.chart)
    const median = runs[Math.floor(RUNS / 2)]!
    return [
      {
        name: 'first chart on the world page, first visit',
        unit: 's',
        value: median.chart / 1000,
        budget: 1.5,
      },
      {
        name: 'script before the first chart, compressed',
        unit: 'kB',
        value: median.script / 1000,
        budget: 300,
      },
    ]
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function firstVisit(address: string): Promise<{ chart: number; script: number }> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: CHROMIUM_ARGUMENTS,
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const scripts: Request[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request)
    })
    const begun = performance.now()
    await page.goto(address, { waitUntil: 'commit' })
    await page.locator('.chord path').first().waitFor()
    const chart = performance.now() - begun
    const sizes = await Promise.all(scripts.map((request) => request.sizes()))
    return { chart, script: sizes.reduce((sum, size) => sum + size.responseBodySize, 0) }
  } finally {
    await browser.close()
  }
}
