import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  type ActionRoute,
  draftContractRoute,
  offerContractRoute,
  openOfficeRoute,
  organisationRoute,
  recordFeeRoute,
  registerOrganisationRoute,
  registerWorkerRoute,
  routeUrl,
} from '@corridor/contract'
import { NO_TERMS } from '@corridor/recruitment/checks'
import { readConfig } from '@corridor/server/config'
import { openDatabase } from '@corridor/server/db'
import { createSigner, introduceKey, type OpenLedger, openLedger } from '@corridor/server/ledger'
import { hashToken, newToken } from '../apps/server/src/features/identity/secrets/tokens.ts'
import { fillLedger } from '../apps/server/src/features/ledger/testing/fillLedger.ts'
import { openHome } from '../apps/server/src/features/organisations/openHome.ts'
import type { BenchResult } from './BenchResult.ts'
import { p95Of } from './ledger.ts'

const RECORDS = Number(process.env.NATIONAL_PEAK_RECORDS ?? 1_000_000)
const MINUTES = Number(process.env.NATIONAL_PEAK_MINUTES ?? 30)
const ACTIONS_PER_SECOND = 50
const WRITE_MILLISECONDS = 100
/** A folder in which the country is made once and kept; a second run only measures. */
const KEPT = process.env.NATIONAL_PEAK_DIR

const START = fileURLToPath(new URL('../bin/start.mjs', import.meta.url))
const KEEPING = { office: 'home.north', jurisdiction: 'XAA' }

/** A worker's file from its entry to a contract before her: what is sent, one after another. */
type Step = 'register' | 'draft' | 'offer' | 'fee'

/**
 * The busiest half hour of a country: agencies enter workers, write contracts, put them before the
 * workers and state fees, 50 actions a second over HTTP to the server as it is started, jobs and
 * seals beside them, in a log of a million records. Actions begin when their time has come, whether
 * or not the one before was answered; a latency counts from that time.
 *
 * Not part of a run of everything; `npm run bench -- nationalPeak`.
 */
export async function benchNationalPeak(): Promise<readonly BenchResult[]> {
  const dataDir = KEPT ?? mkdtempSync(join(tmpdir(), 'corridor-bench-'))
  mkdirSync(dataDir, { recursive: true })
  chmodSync(dataDir, 0o755)
  try {
    const tokens = await makeCountry(dataDir)
    const server = await startServer(dataDir)
    try {
      return await measure(server.address, tokens)
    } finally {
      server.process.removeAllListeners('exit')
      server.process.kill('SIGTERM')
      await once(server.process, 'exit')
    }
  } finally {
    if (KEPT === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Tokens {
  readonly administrator: string
  readonly agent: string
}

/** A million records by copying tables, and people with open sessions. */
async function makeCountry(dataDir: string): Promise<Tokens> {
  const { ledger: settings } = readConfig({ DATA_DIR: dataDir })
  const database = await openDatabase({ dataDir, databaseUrl: null }, () => {}, 'server')
  const ledger = await openLedger({
    ...{ owner: database.pool, databaseUrl: database.url, settings },
    ...{ now: () => new Date(), warn: () => {} },
  })
  try {
    const rootFile = join(dataDir, 'root.pem')
    if (!existsSync(rootFile)) {
      const draft = `${rootFile}.next`
      const signer = createSigner(settings.sealingKeyFile)
      const issued = { ...ledger, now: () => new Date('2026-01-01') }
      await introduceKey(issued, createSigner(draft), null, signer)
      await fillLedger(ledger, signer, {
        ...{ records: RECORDS, actionsPerRecord: 1, batch: 18_000 },
        told: (count) => {
          if (count % 180_000 === 0) console.error(`${count} actions written`)
        },
      })
      await openHome(ledger)
      renameSync(draft, rootFile)
    }
    await ledger.owner.query('analyze')
    return {
      administrator: await signIn(ledger.owner, 'administrator', 'home'),
      agent: await signIn(ledger.owner, 'agency', null),
    }
  } finally {
    await ledger.close()
    await database.close()
  }
}

/** A person with an open session of two factors; her role follows once her organisation is known. */
async function signIn(
  owner: OpenLedger['owner'],
  name: string,
  organisation: string | null,
): Promise<string> {
  const [id, token, now] = [`p-${name}-${randomUUID()}`, newToken(randomBytes), new Date()]
  const later = new Date(now.getTime() + 12 * 3_600_000)
  await owner.query(
    `insert into person (id, email, name, language, state, created, last_sign_in)
     values ($1, $2, $3, 'en', 'active', $4, $4)`,
    [id, `${id}@example.org`, `Example ${name}`, now],
  )
  await owner.query(
    `insert into sign_in_session
       (hash, id, person, assurance, device, network, signed_in, seen, expires)
     values ($1, $2, $3, 'two-factor', 'a browser', 'bench', $4, $4, $5)`,
    [hashToken(token), randomUUID(), id, now, later],
  )
  const agency = organisation ?? AGENCY
  await owner.query(
    `insert into role_grant
       (id, person, role, organisation, office, jurisdiction, valid_from, valid_until, granted)
     values ($1, $2, $3, $4, null, null, '2026-01-01', null, $5)`,
    [randomUUID(), id, name, agency, now],
  )
  return token
}

/** The first record of the million is the agency. */
const AGENCY = 'org-0'

interface RunningServer {
  readonly address: string
  readonly process: ReturnType<typeof spawn>
}

async function startServer(dataDir: string): Promise<RunningServer> {
  const server = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
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
  return { address, process: server }
}

interface Answer {
  readonly status: number
  readonly body: { readonly record: string; readonly version: number }
}

async function measure(address: string, tokens: Tokens): Promise<readonly BenchResult[]> {
  const run = randomUUID()
  let keys = 0
  const call = async (
    token: string,
    route: Pick<ActionRoute, 'method' | 'path'>,
    input: Readonly<Record<string, string>>,
    body?: object,
  ): Promise<Answer> => {
    keys += 1
    const answer = await fetch(new URL(routeUrl(route as never, input as never), address), {
      method: route.method,
      headers: {
        cookie: `corridor-session=${token}`,
        'user-agent': 'a browser',
        ...(body === undefined
          ? {}
          : {
              ...{ origin: address, 'sec-fetch-site': 'same-origin', 'x-corridor': '1' },
              ...{ 'content-type': 'application/json', 'idempotency-key': `${run}-${keys}` },
            }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as Answer['body'] }
  }
  const sure = async (...asked: Parameters<typeof call>): Promise<Answer['body']> => {
    const { status, body } = await call(...asked)
    if (status !== 200) throw new Error(`${asked[1].path}: ${status} ${JSON.stringify(body)}`)
    return body
  }
  for (const office of ['north', 'post']) {
    const { version } = await sure(tokens.administrator, organisationRoute, {
      organisation: 'home',
    })
    // A second run finds them open.
    const opened = await call(
      tokens.administrator,
      openOfficeRoute,
      { organisation: 'home' },
      {
        expectedVersion: version,
        payload: { office, name: `Office ${office}`, jurisdiction: 'XAA', from: '2026-01-01' },
      },
    )
    if (opened.status !== 200) console.error(`${office}: ${JSON.stringify(opened)}`)
  }
  const { record: employer } = await sure(
    tokens.administrator,
    registerOrganisationRoute,
    {},
    {
      expectedVersion: 0,
      payload: {
        kind: 'employer',
        name: 'Example Build',
        country: 'XBB',
        registration: null,
        ...KEEPING,
      },
    },
  )

  const times: Record<Step, number[]> = { register: [], draft: [], offer: [], fee: [] }
  const failures: string[] = []
  const took = async (step: Step, due: number, ...asked: Parameters<typeof call>) => {
    const answer = await call(...asked)
    times[step].push(performance.now() - due)
    if (answer.status !== 200) throw new Error(`${step}: ${JSON.stringify(answer)}`)
    return answer.body
  }
  /** One worker: the next action of hers begins a second after the one before was due. */
  const recruit = async (at: number, began: number): Promise<void> => {
    const due = async (step: number) => {
      const time = began + step * 1_000
      await delay(Math.max(0, time - performance.now()))
      return time
    }
    const { agent } = tokens
    const { record: worker } = await took(
      'register',
      await due(0),
      agent,
      registerWorkerRoute,
      {},
      {
        expectedVersion: 0,
        payload: { particulars: particulars(`${run}-${at}`), organisation: AGENCY, ...KEEPING },
      },
    )
    const { record: contract } = await took(
      'draft',
      await due(1),
      agent,
      draftContractRoute,
      {},
      {
        expectedVersion: 0,
        payload: {
          ...{ worker, agency: AGENCY, employer, jobOrder: null, ...KEEPING, post: 'home.post' },
          ...{ language: 'en', content: CONTENT },
        },
      },
    )
    const of = { contract }
    const to = { expectedVersion: 1, payload: {} }
    await took('offer', await due(2), agent, offerContractRoute, of, to)
    await took('fee', await due(3), agent, recordFeeRoute, of, { expectedVersion: 2, payload: FEE })
  }

  const workers = Math.round((ACTIONS_PER_SECOND * MINUTES * 60) / 4)
  const running = new Set<Promise<void>>()
  const began = performance.now()
  for (let at = 0; at < workers; at += 1) {
    const time = began + (at * 4_000) / ACTIONS_PER_SECOND
    await delay(Math.max(0, time - performance.now()))
    const one = recruit(at, time)
      .catch((error: Error) => void failures.push(error.message))
      .finally(() => running.delete(one))
    running.add(one)
    if (at > 0 && at % 750 === 0) console.error(`${at} of ${workers} workers, ${running.size} open`)
  }
  await Promise.all(running)
  const seconds = (performance.now() - began) / 1_000
  if (failures.length > 0) throw new Error(`${failures.length} refused: ${failures[0]}`)
  const all = Object.values(times).flat()
  const detail = {
    ...{ records: RECORDS, minutes: MINUTES, actions: all.length },
    actionsPerSecond: all.length / seconds,
    most: Math.max(...all),
    load: loadavg().map((value) => Math.round(value * 10) / 10),
  }
  return [
    {
      name: `national peak of ${MINUTES} minutes, write over HTTP, p95`,
      ...{ unit: 'ms', value: p95Of(all), budget: WRITE_MILLISECONDS, detail },
    },
    ...Object.entries(times).map(([step, some]) => ({
      name: `national peak, ${NAMES[step as Step]}, p95`,
      ...{ unit: 'ms', value: p95Of(some), budget: null },
    })),
  ]
}

const NAMES: Readonly<Record<Step, string>> = {
  register: 'a worker entered',
  draft: 'a contract written',
  offer: 'put before the worker',
  fee: 'a fee stated',
}

const particulars = (name: string) => ({
  ...{ givenNames: `Example ${name}`, familyName: 'Example', ownScript: null },
  birthDate: '2000-01-01',
  identityDocument: {
    ...{ kind: 'passport', number: `P-${name}`, country: 'XAA', validUntil: '2034-01-01' },
  },
  contact: { way: 'none', address: null, hours: null },
  ...{ languages: ['en'], qualifications: [] },
})

const CONTENT = {
  terms: NO_TERMS,
  texts: [{ language: 'en', body: 'Example text of a contract. '.repeat(200) }],
  documents: [],
}

const FEE = {
  ...{ category: 'B1', label: 'Medical examination', labelLanguage: 'en', payer: 'employer' },
  ...{ payee: 'Example Clinic', amount: { minorUnits: 5_000, currency: 'XTS' } },
  ...{ paidAt: '2026-03-01', receipt: null, basis: null, agreedBefore: true },
  recoveredFromWages: false,
}
