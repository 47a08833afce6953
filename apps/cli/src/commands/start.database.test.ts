import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOldNode } from '../testing/findOldNode.ts'
import { runCli } from '../testing/runCli.ts'
import { startCorridor } from '../testing/startCorridor.ts'

let database: TestDatabase
let dataDir: string

beforeAll(async () => {
  database = await testDatabase()
  dataDir = mkdtempSync(join(tmpdir(), 'corridor-start-'))
})

afterAll(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const start = (node: string) => startCorridor(node, { databaseUrl: database.url, dataDir })

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/api/v1/releases`).then(
    (answer) => answer.ok,
    () => false,
  )

async function untilSilent(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (!(await answers(url))) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} still answers`)
}

test('start serves until it is told to stop, then ends with 0', async () => {
  const { child, url } = await start(process.execPath)
  expect(await answers(url)).toBe(true)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await answers(url)).toBe(false)
})

test('on an older Node a signal reaches the server, and so does the death of the launcher', async (context) => {
  const node = findOldNode()
  console.info(`start on an older Node: ${node ?? 'none on this machine'}`)
  if (node === null) return context.skip('no Node older than 24 is on the PATH')
  const told = await start(node)
  told.child.kill('SIGINT')
  expect(await once(told.child, 'exit')).toEqual([0, null])
  expect(await answers(told.url)).toBe(false)

  const killed = await start(node)
  expect(await answers(killed.url)).toBe(true)
  killed.child.kill('SIGKILL')
  await untilSilent(killed.url)
})

test('a port that is taken is told in words', async () => {
  const { url } = await start(process.execPath)
  const { port } = new URL(url)
  const { code, stdout, stderr } = await runCli(['start', '--port', port, '--data-dir', dataDir], {
    env: { DATABASE_URL: database.url },
  })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain(`Port ${port} is taken`)
})
