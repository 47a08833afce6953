// Imports a release and kills itself after a number of file system calls: importAndDie <database> <data folder> <file> <id> <calls>
import * as files from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { stockDraft } from './tidyFiles.ts'

const [databaseUrl, dataDir, source, id, callsText] = process.argv.slice(2)
let left = Number(callsText)
let armed = false

/** Ends the process as the power would: nothing is tidied, nothing is said. */
const countDown = () => {
  if (!armed) return
  if (left === 0) process.kill(process.pid, 'SIGKILL')
  left -= 1
}

const changed = (await import('node:fs/promises')).default as unknown as Record<
  string,
  (...given: unknown[]) => unknown
>
for (const name of ['mkdir', 'open', 'rename', 'rm']) {
  const original = changed[name]!
  changed[name] = (...given) => {
    countDown()
    return original(...given)
  }
}
syncBuiltinESMExports()

const { connect } = await import('../db/openDatabase.ts')
const { catalogueStore, evidenceStore, importRelease, loadAreas } = await import(
  '../evidence/index.ts'
)
const { SHIPPED } = await import('./shipped.ts')
const kysely = connect(databaseUrl!, () => {})
const evidence = evidenceStore({
  catalogue: catalogueStore(kysely),
  areas: await loadAreas(SHIPPED),
  shippedDataDir: SHIPPED,
  dataDir: dataDir!,
  now: () => new Date(),
  warn: () => {},
})
const bytes = new Uint8Array(await files.readFile(source!))
armed = true
await importRelease(
  { kind: 'migrant-stocks', file: { name: 'stocks.csv', bytes }, draft: stockDraft(id!) },
  { kysely, dataDir: dataDir!, evidence, now: () => new Date() },
)
process.kill(process.pid, 'SIGKILL')
