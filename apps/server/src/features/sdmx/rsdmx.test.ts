import { execFile, spawnSync } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createAdaptorServer } from '@hono/node-server'
import { expect, test } from 'vitest'
import { testServer } from '../../testing/testServer.ts'
import { get, linesOf, partsIn } from './testing/sdmxServer.ts'

const SCRIPT = fileURLToPath(new URL('testing/readByR.r', import.meta.url))
const isThere = spawnSync('Rscript', ['-e', 'library(rsdmx)']).status === 0
if (!isThere) console.info('SDMX: R with rsdmx is not installed; reading by it was not run')

test.skipIf(!isThere)(
  'R reads dataflows, structures and data as other forms have them',
  async () => {
    const server = await testServer()
    const listener = createAdaptorServer({ fetch: server.app.fetch })
    try {
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', () => resolve()))
      const { port } = listener.address() as AddressInfo
      const root = `http://127.0.0.1:${port}/sdmx/rest`
      const { stdout } = await promisify(execFile)('Rscript', [SCRIPT, root], { timeout: 60_000 })
      const told = Object.fromEntries(
        stdout
          .trim()
          .split('\n')
          .map((line) => line.trim().split(' ') as [string, string]),
      )
      const path = '/data/DF_STOCKS/un-ims-2024.A.MST.NPL..BIRTH.DST._T'
      const lines = linesOf(await partsIn(await get(server, path, { accept: 'text/csv' })))
      const sum = lines.reduce((total, line) => total + Number(line.split(' ')[2]), 0)
      expect(told).toEqual({
        flows: 'DF_DEMOGRAPHY,DF_FLOWS,DF_RATIFICATIONS,DF_RECRUITMENT,DF_REPORTS,DF_STOCKS',
        rows: String(lines.length),
        sum: String(sum),
        codelists: '8',
        dimensions: 'EDITION.FREQ.MEASURE.ORIGIN.DESTINATION.BASIS.REPORTED_BY.SEX',
      })
    } finally {
      listener.close()
      await server.close()
    }
  },
  90_000,
)
