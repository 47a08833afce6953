import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Config, readConfig } from './config.ts'
import { type RunningServer, startServer } from './main.ts'
import { SHIPPED } from './testing/shipped.ts'
import { startProgram } from './testing/startProgram.ts'
import { type TestDatabase, testDatabase } from './testing/testDatabase.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'corridor-main-'))
let database: TestDatabase
let config: Config

beforeAll(async () => {
  database = await testDatabase()
  config = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: database.url,
    shippedDataDir: SHIPPED,
    publicUrl: null,
    serverKey: null,
    previousServerKey: null,
    isProduction: false,
    trustedProxies: [],
    messages: { file: null, smtp: null, phone: null },
    provider: null,
    timeZone: 'UTC',
    webDir: join(dataDir, 'no-web'),
    logLevel: 'silent',
    ledger: readConfig({ DATA_DIR: dataDir }).ledger,
    backup: readConfig({}).backup,
    sdmx: { requestsPerMinute: 0, megabytesPerHour: 0 },
    documents: readConfig({ DATA_DIR: dataDir }).documents,
  }
})
afterAll(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const start = async (changes: Partial<Config> = {}) => {
  const lines: string[] = []
  const running = await startServer(
    { ...config, ...changes },
    { stopOnSignals: false, announce: (line) => lines.push(line) },
  )
  return { running, lines }
}

describe('a running server', () => {
  let running: RunningServer
  let lines: readonly string[]

  beforeAll(async () => {
    ;({ running, lines } = await start())
  })
  afterAll(() => running.close())

  test('says where it is, and as nobody is entered yet, how the first administrator is made', () => {
    expect(lines).toHaveLength(2)
    expect(lines[1]).toBe(`Corridor is ready at http://localhost:${running.port}`)
    expect(lines[0]).toMatch(
      new RegExp(
        `^Make the first administrator, once, until .*: ${running.url}/first-run#[\\w-]{43}$`,
      ),
    )
  })

  test('answers over its socket', async () => {
    const response = await fetch(`${running.url}/api/v1/flows/regions`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-encoding')).toMatch(/br|gzip/)
    const { estimate } = (await response.json()) as { estimate: { total: number } }
    expect(estimate.total).toBeGreaterThan(30_000_000)
    const health = await (await fetch(`${running.url}/api/v1/health`)).json()
    expect(health).toMatchObject({ status: 'ok', database: 'up', releases: 4 })
  })

  test('goes on answering while estimates are computed', async () => {
    const computing = fetch(`${running.url}/api/v1/flows/countries/NPL`)
    const waits: number[] = []
    for (let asked = 0; asked < 20; asked++) {
      const began = performance.now()
      await (await fetch(`${running.url}/api/v1/releases/un-ims-2020`)).json()
      waits.push(performance.now() - began)
    }
    expect((await computing).status).toBe(200)
    expect(waits.toSorted((a, b) => a - b)[10]).toBeLessThan(150)
  })

  test('turns away what is no proper request, and stays up', async () => {
    const say = async (text: string) => {
      const socket = connect(running.port, '127.0.0.1')
      socket.write(text)
      const chunks: Buffer[] = []
      socket.on('data', (chunk) => chunks.push(chunk))
      await new Promise((resolve) => {
        socket.on('close', resolve)
        setTimeout(() => socket.end(), 500)
      })
      return Buffer.concat(chunks).toString()
    }
    const large = `GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`
    expect(await say(large)).toContain('431')
    expect(await say('NONSENSE\r\n\r\n')).toContain('400')
    const body = 'POST /api/v1/flows HTTP/1.1\r\nHost: x\r\nContent-Length: 900000000\r\n\r\n'
    expect(await say(body)).toContain('405')
    expect((await fetch(`${running.url}/api/v1/health`)).status).toBe(200)
  })

  test('keeps its port for itself', async () => {
    await expect(start({ port: running.port })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(`PORT=${running.port + 1}`),
    })
  })
})

test('finishes what it is answering before it stops', async () => {
  const { running } = await start()
  const asked = fetch(`${running.url}/api/v1/flows/corridors/NPL-QAT`)
  await sleep(30)
  const closed = running.close()
  expect((await asked).status).toBe(200)
  await closed
  await expect(fetch(`${running.url}/api/v1/health`)).rejects.toThrow()
})

describe('as a program', () => {
  const run = () => startProgram({ DATA_DIR: dataDir, DATABASE_URL: database.url })

  test.each(['SIGTERM', 'SIGINT'] as const)('stops on %s without a fault', async (signal) => {
    const program = run()
    const url = await program.ready
    expect((await fetch(`${url}/api/v1/flows`)).status).toBe(200)
    expect(await program.stop(signal)).toBe(0)
  })

  test('starts again after kill -9 at any moment of a start', async () => {
    for (const afterMs of [80, 250, 450, 700, 1_000]) {
      const program = run()
      await sleep(afterMs)
      await program.stop()
    }
    const program = run()
    const url = await program.ready
    const { releases } = (await (await fetch(`${url}/api/v1/releases`)).json()) as {
      releases: { origin: string }[]
    }
    expect(releases).toHaveLength(4)
    expect(await program.stop('SIGTERM')).toBe(0)
  })

  test('says in words what is wrong with its settings', async () => {
    const program = startProgram({ PORT: 'three thousand' })
    expect(await program.ended).toBe(1)
    expect(program.said()).toContain('PORT')
    expect(program.said()).not.toContain('    at ')
  })
})
