import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { databaseAccount } from '../../db/embedded/account.ts'
import { databaseHome } from '../../db/embedded/places.ts'
import { openDatabase } from '../../db/openDatabase.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { appendAction } from './appendAction.ts'
import { introduceKey } from './keyList.ts'
import { createSigner } from './nodeCrypto.ts'
import { type OpenLedger, openLedger } from './openLedger.ts'
import { note } from './testing/requests.ts'
import { sealCommitted } from './testing/sealCommitted.ts'
import { verifyStored } from './verifyStored.ts'

const PROGRAM = fileURLToPath(new URL('testing/writeUntilKilled.ts', import.meta.url))

/** Times that something is killed; LEDGER_KILLS=200 for a long run. */
const KILLS = Number(process.env.LEDGER_KILLS ?? 9)

const dataDir = mkdtempSync(join(tmpdir(), 'corridor-killed-ledger-'))
chmodSync(dataDir, 0o755)
const running = new Set<ChildProcess>()

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** What the writers said before they ended. */
interface Said {
  /** Key to record. */
  readonly asked: Map<string, string>
  /** Key to hash. */
  readonly recorded: Map<string, string>
}

const postmaster = (): number => {
  const cluster = join(databaseHome(dataDir, databaseAccount()), 'cluster')
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Starts the writers, lets them write for a moment, and kills what is to be killed. */
async function writeAndKill(round: number, said: Said): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, dataDir, `k${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const closed = once(child, 'close')
  const ready = Promise.withResolvers<void>()
  child.once('exit', (code) => ready.reject(new Error(`the writers ended with ${code}`)))
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const [word, first = '', second = ''] = line.split(' ')
    if (word === 'ready') ready.resolve()
    if (word === 'asked') said.asked.set(second, first)
    if (word === 'recorded' && second !== '') said.recorded.set(first, second)
  })
  await ready.promise
  // Another moment each time, without chance: 0 to 0.6 s.
  await sleep(((round * 7919) % 61) * 10)
  const database = postmaster()
  if (round % 3 !== 1) child.kill('SIGKILL')
  if (round % 3 !== 0) process.kill(database, 'SIGKILL')
  await closed
  running.delete(child)
}

async function open(): Promise<OpenLedger & { stop(): Promise<void> }> {
  const database = await openDatabase({ dataDir, databaseUrl: null }, () => {}, 'server')
  const ledger = await openLedger({
    owner: database.pool,
    databaseUrl: database.url,
    settings: { contentKeyFile: join(dataDir, 'content.key') },
    now: () => new Date(),
    warn: () => {},
  })
  const stop = async () => {
    await ledger.close()
    await database.close()
  }
  return { ...ledger, stop }
}

test(`server, database and both, killed ${KILLS} times under 16 writers: nothing acknowledged is lost, nothing doubled`, {
  timeout: 60_000 + KILLS * 20_000,
}, async () => {
  const root = createSigner(join(dataDir, 'root.pem'))
  const signer = createSigner(join(dataDir, 'sealing.pem'))
  const first = await open()
  await introduceKey(first, root, null, signer)
  await first.stop()

  const said: Said = { asked: new Map(), recorded: new Map() }
  for (let round = 0; round < KILLS; round += 1) await writeAndKill(round, said)

  const ledger = await open()
  try {
    const stored = async () => {
      const { rows } = await ledger.owner.query<{ hash: string; entry: string }>(
        'select hash, entry from ledger_action where tenant = $1',
        [ledger.tenant],
      )
      return rows.map(({ hash, entry }) => ({ hash, key: JSON.parse(entry).key as string }))
    }
    const before = await stored()
    const hashes = new Map(before.map(({ key, hash }) => [key, hash]))
    expect(hashes.size).toBe(before.length)
    const lost = [...said.recorded].filter(([key, hash]) => hashes.get(key) !== hash)
    expect(lost).toEqual([])
    const unsure = [...said.asked].filter(([key]) => !said.recorded.has(key))
    for (const [key, record] of unsure) {
      // Whoever was left without an answer asks again.
      const answer = await appendAction(ledger, organisationKind, note(record, key))
      expect(answer).toMatchObject({ kind: 'recorded', repeated: hashes.has(key) })
    }
    const after = await stored()
    expect(new Set(after.map(({ key }) => key)).size).toBe(after.length)
    for (;;) if ((await sealCommitted(ledger, signer)) === null) break
    const report = await verifyStored(ledger, { rootKey: root.publicKey })
    expect(report).toMatchObject({
      intact: true,
      faults: [],
      checked: { actions: after.length, unsealed: 0 },
    })
    console.info(
      `killed ${KILLS} times: ${said.recorded.size} acknowledged, ${unsure.length} unanswered of which ` +
        `${unsure.filter(([key]) => hashes.has(key)).length} recorded, ${report.checked.seals} seals`,
    )
    expect(said.recorded.size).toBeGreaterThan(KILLS)
  } finally {
    await ledger.stop()
  }
})
