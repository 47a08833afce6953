import { randomBytes, randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { DomainError } from '@corridor/kernel'
import { createAdaptorServer } from '@hono/node-server'
import { sql } from 'kysely'
import { type Logger, pino } from 'pino'
import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { type OpenDatabase, openDatabase } from './db/index.ts'
import {
  catalogueStore,
  evidenceStore,
  loadAreas,
  syncShippedReleases,
  tidyImports,
} from './evidence/index.ts'
import { agencyImportTasks, takeUpAgencyImports } from './features/agencyImport/agencyImports.ts'
import { startBackups } from './features/backup/schedule/startBackups.ts'
import { expireGuarantees, GUARANTEE_SWEEP } from './features/bonds/expireGuarantees.ts'
import { freezeLicences } from './features/bonds/freezeLicences.ts'
import { LICENCE_FREEZE } from './features/bonds/licenceFreezeJob.ts'
import { CLEARANCE_SWEEPS, clearanceTasks } from './features/clearances/followClearances.ts'
import { openClearances } from './features/clearances/openClearances.ts'
import { contractTasks } from './features/contracts/followContract.ts'
import { recheckTasks } from './features/contracts/recheckContracts.ts'
import {
  DEADLINE_SWEEPS,
  deadlineTasks,
  takeUpDeadlines,
} from './features/deadlines/missDeadline.ts'
import { JOB_ORDER_SWEEPS, jobOrderTasks } from './features/demand/sweepJobOrders.ts'
import { findDemonstration } from './features/demo/demonstration.ts'
import { openDocuments } from './features/documents/openDocuments.ts'
import { removalTasks, tidyDocuments } from './features/documents/removeFiles.ts'
import { scanTasks } from './features/documents/scan/scanDocument.ts'
import { startLapsing } from './features/emergencies/lapseEmergencies.ts'
import { estimator } from './features/flows/estimator.ts'
import { flowAccountsStore } from './features/flows/flowAccounts.ts'
import { warmUpChoices } from './features/flows/warmUpChoices.ts'
import type { IdentityParts } from './features/identity/IdentityParts.ts'
import { tidyIdentity } from './features/identity/identity.ts'
import { makeFirstRunLink } from './features/identity/links.ts'
import { openIdentity } from './features/identity/openIdentity.ts'
import { tellKeyInUse } from './features/identity/secrets/keyInUse.ts'
import {
  jobOrderImportTasks,
  takeUpJobOrderImports,
} from './features/jobOrderImport/jobOrderImports.ts'
import { openLedger } from './features/ledger/openLedger.ts'
import { startSealing } from './features/ledger/sealingJob.ts'
import {
  SELF_VERIFICATION_SWEEPS,
  selfVerificationTasks,
} from './features/ledger/selfVerification/selfVerifications.ts'
import { signerInFile } from './features/ledger/signerInFile.ts'
import {
  notificationTasks,
  takeUpNotifications,
} from './features/notifications/notificationJobs.ts'
import { openHome } from './features/organisations/openHome.ts'
import { reportTasks } from './features/reporting/reportJobs.ts'
import { postgresQueue } from './features/simulations/simulationQueue.ts'
import { simulationStore } from './features/simulations/simulationStore.ts'
import { simulations } from './features/simulations/simulations.ts'
import { readShippedStandards } from './features/standards/readShippedStandards.ts'
import { policyReports } from './features/standards/report/policyReports.ts'
import { standards } from './features/standards/standards.ts'
import { standardsStore } from './features/standards/standardsStore.ts'
import { statisticTasks } from './features/statistics/statisticJobs.ts'
import { agreementRegister } from './features/totalization/agreementRegister.ts'
import { agreementStore } from './features/totalization/agreementStore.ts'
import { careerSimulations } from './features/totalization/careers/careerSimulations.ts'
import { careerStore } from './features/totalization/careers/careerStore.ts'
import { careerThreads } from './features/totalization/careers/careerThreads.ts'
import { readInstruments } from './features/totalization/readInstruments.ts'
import { readShippedAgreements } from './features/totalization/readShippedAgreements.ts'
import { totalizationThread } from './features/totalization/totalizationThread.ts'
import { limitReading } from './http/limitReading.ts'
import { sourceFingerprint } from './http/sourceFingerprint.ts'
import { webFiles } from './http/webFiles.ts'
import { startJobs } from './jobs/jobQueue.ts'

export interface RunningServer {
  readonly url: string
  readonly port: number
  /** Finishes what is being answered, for 5 s at most, then stops the database. */
  close(): Promise<void>
}

export interface StartOptions {
  /** Stop on SIGINT and SIGTERM; a test or benchmark closes the server itself. */
  readonly stopOnSignals?: boolean
  /** Told when Corridor is ready, and where. */
  readonly announce?: (line: string) => void
}

const LONGEST_STOP_MS = 5_000

const LONGEST_READING_MS = 30_000
const DATABASE_PATIENCE_MS = 1_000

/** Time and size a client may take; nothing here needs more. */
const SERVER_OPTIONS = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  // `limitReading` is stricter with all but uploads.
  requestTimeout: 3_700_000,
  keepAliveTimeout: 10_000,
}

/** What a log says of an error: the database's own fields would name what people sent. */
const causeOf = (error: unknown) =>
  error instanceof Error
    ? { type: error.name, code: (error as { readonly code?: unknown }).code, stack: error.stack }
    : error

/**
 * Starts database and server, and computes the usual estimates ahead once it answers.
 *
 * @throws {DomainError} `unavailable` when the database does not start or the port is taken.
 */
export async function startServer(
  config: Config,
  { stopOnSignals = true, announce = (line) => console.log(line) }: StartOptions = {},
): Promise<RunningServer> {
  const log = pino(
    { level: config.logLevel, base: null, serializers: { error: causeOf } },
    pino.destination(2),
  )
  const database = await openDatabase(config, (line) => log.info(line), 'server')
  await using opened = new AsyncDisposableStack()
  opened.defer(() => database.close())
  const { server, ...running } = await serve(config, database, log, announce, opened)
  const open = opened.move()
  const started: RunningServer = {
    ...running,
    async close() {
      await stop(server)
      await open.disposeAsync()
    },
  }
  if (stopOnSignals) stopWithProcess(started, log)
  // The last line: whoever waits for it reads no further.
  announce(`Corridor is ready at ${started.url}`)
  return started
}

async function announceFirstRun(
  identity: IdentityParts,
  announce: (line: string) => void,
): Promise<void> {
  const first = await makeFirstRunLink(identity, { onlyWhenEmpty: true })
  if (first === null) return
  announce(
    `Make the first administrator, once, until ${first.expires.toISOString().slice(0, 16)}Z: ${first.link}`,
  )
}

/** @param opened what is to be closed, the last first, whether the start succeeds or not. */
async function serve(
  config: Config,
  database: OpenDatabase,
  log: Logger,
  print: (text: string) => void,
  opened: AsyncDisposableStack,
): Promise<Pick<RunningServer, 'url' | 'port'> & { readonly server: Server }> {
  const now = () => new Date()
  const catalogue = catalogueStore(database.kysely)
  const areas = await loadAreas(config.shippedDataDir)
  for (const change of await syncShippedReleases(catalogue, config.shippedDataDir, now)) {
    log.info(`release ${change}`)
  }
  await tidyEvidence(config, database, log)
  const evidence = evidenceStore({
    catalogue,
    areas,
    shippedDataDir: config.shippedDataDir,
    dataDir: config.dataDir,
    now,
    warn: (message) => log.warn(message),
  })
  const warn = (message: string, details: object) => log.warn(details, message)
  const accounts = flowAccountsStore(evidence)
  const estimates = estimator({ evidence, accounts, log: warn })
  opened.defer(() => estimates.close())
  const intervals = simulations({
    store: simulationStore(database.kysely, now),
    evidence,
    estimator: estimates,
    accounts,
    dataDir: config.dataDir,
    queue: postgresQueue(database.pool, warn),
    log: warn,
    now,
  })
  opened.defer(() => intervals.close())
  const rules = standards({
    shipped: await readShippedStandards(config.shippedDataDir),
    store: standardsStore(database.kysely, now),
    now,
    warn: (message) => log.warn(message),
  })
  const instruments = await readInstruments(config.shippedDataDir)
  const agreements = agreementRegister({
    shipped: await readShippedAgreements(config.shippedDataDir, instruments),
    store: agreementStore(database.kysely, now),
    now,
    warn: (message) => log.warn(message),
  })
  const cases = totalizationThread({
    instruments,
  })
  opened.defer(() => cases.close())
  const careers = careerSimulations({
    store: careerStore(database.pool, now),
    threads: careerThreads(instruments),
    instruments,
  })
  opened.defer(() => careers.close())
  // Read once while the database is known to be there: later failures leave what was read.
  await rules.current()
  let listening = config.port
  const publicUrl = () => config.publicUrl ?? `http://localhost:${listening}`
  const edge = { db: database.kysely, now, newId: randomUUID, randomBytes, publicUrl }
  const identity = await openIdentity(config, edge, print, warn)
  await tidyIdentity(identity)
  opened.defer(await tellKeyInUse(database.pool, identity.serverKey))
  const ledger = await openLedger({
    owner: database.pool,
    databaseUrl: database.url,
    settings: config.ledger,
    now,
    timeZone: config.timeZone,
    warn: (message) => log.warn(message),
  })
  opened.defer(() => ledger.close())
  await openHome(ledger)
  const sealing = startSealing(ledger, config.ledger, (message, details) =>
    log.warn({ ...details }, message),
  )
  opened.defer(() => sealing.close())
  const told = { ...ledger, messages: identity.messages, publicUrl }
  const due = { ledger, warn }
  const imports = { ledger, now }
  const documents = openDocuments(ledger, config.documents, warn)
  await tidyDocuments(documents)
  const lapsing = startLapsing({ identity, ledger }, warn)
  opened.defer(() => lapsing.close())
  const backups = startBackups({ database, config, now, newId: randomUUID, log })
  opened.defer(() => backups.close())
  const clearances = openClearances({
    ...{ ledger, db: database.kysely, now },
    certificates: {
      signer: signerInFile(config.ledger.certificateKeyFile, (message) => log.warn(message)),
      rootKey: config.ledger.rootKey,
    },
  })
  // None begins while a server runs: looking once is enough.
  const isSynthetic = (await findDemonstration(database.pool, ledger.tenant)) !== null
  const web = webFiles(config.webDir, { isSynthetic })
  const app = createApp({
    evidence,
    estimator: estimates,
    accounts,
    simulations: intervals,
    standards: rules,
    reports: policyReports(),
    totalization: cases,
    agreements,
    careers,
    identity,
    ledger,
    documents,
    clearances,
    dataDir: config.dataDir,
    ledgerRootKey: config.ledger.rootKey,
    // The registers of cases and workers are to come; until then no owner is known.
    registers: new Map(),
    trustedProxies: config.trustedProxies,
    sdmx: config.sdmx,
    web,
    isSynthetic,
    isDatabaseUp: () => isUp(database),
    ...(backups.state === null ? {} : { backupState: backups.state }),
    fingerprint: sourceFingerprint(),
    log,
  })
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: SERVER_OPTIONS,
  }) as Server
  limitReading(server, LONGEST_READING_MS)
  const port = await listen(server, config)
  listening = port
  await announceFirstRun(identity, print)
  web.prepare().catch((error: unknown) => log.warn({ error }, 'the web pages cannot be read'))
  void evidence
    .list()
    .then((entries) => estimates.warmUp(warmUpChoices(entries)))
    .then(() => log.debug({ bytes: estimates.bytes }, 'usual estimates computed'))
    .catch((error: unknown) => log.warn({ error }, 'computing ahead failed'))
  const jobs = await startJobs(
    database.pool,
    {
      ...deadlineTasks(due),
      ...jobOrderTasks(due),
      ...notificationTasks(told),
      ...contractTasks(ledger),
      ...recheckTasks(ledger),
      ...selfVerificationTasks({
        ...{ ledger, rootKey: config.ledger.rootKey, witnesses: config.ledger, warn },
      }),
      ...agencyImportTasks(imports),
      ...jobOrderImportTasks(imports),
      ...careers.tasks,
      ...clearanceTasks(clearances),
      ...statisticTasks({
        ...{ db: database.kysely, ledger, evidence, dataDir: config.dataDir, now },
      }),
      ...reportTasks({
        ...{ db: database.kysely, ledger, evidence, dataDir: config.dataDir, now },
      }),
      [LICENCE_FREEZE]: (payload) =>
        freezeLicences({ ledger }, (payload as { readonly holder: string }).holder),
      [GUARANTEE_SWEEP]: async () => void (await expireGuarantees({ ledger })),
      ...removalTasks(documents),
      ...scanTasks(documents),
    },
    [
      ...DEADLINE_SWEEPS,
      ...CLEARANCE_SWEEPS,
      GUARANTEE_SWEEP,
      ...JOB_ORDER_SWEEPS,
      ...SELF_VERIFICATION_SWEEPS,
    ],
    warn,
  )
  opened.defer(() => jobs.close())
  await takeUpDeadlines(due)
  await takeUpAgencyImports(imports)
  await takeUpJobOrderImports(imports)
  await takeUpNotifications(told)
  await careers.takeUp()
  intervals.open().catch((error: unknown) => log.error({ error }, 'simulations cannot be taken up'))
  return { url: `http://${nameOf(config.host)}:${port}`, port, server }
}

async function tidyEvidence(config: Config, database: OpenDatabase, log: Logger): Promise<void> {
  const leftovers = await tidyImports(database.kysely, config.dataDir)
  for (const name of leftovers?.removed ?? []) log.info(`unfinished import ${name} removed`)
  for (const name of leftovers?.strangers ?? []) {
    log.warn(
      `evidence/${name} is not in this database's catalogue and is not shown; import its figures again, or move the folder away`,
    )
  }
}

async function isUp(database: OpenDatabase): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const limit = setTimeout(() => resolve(false), DATABASE_PATIENCE_MS)
  const asked = sql`select 1`.execute(database.kysely).then(
    () => true,
    () => false,
  )
  return await Promise.race([asked, promise]).finally(() => clearTimeout(limit))
}

async function listen(server: Server, { host, port }: Config): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, host, resolve)
  try {
    await promise
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : String(error)
    throw new DomainError(
      'unavailable',
      code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program, perhaps another Corridor. Stop that one, or choose another port with PORT=${port + 1}`
        : `Corridor cannot listen on ${host}:${port} (${code}). Choose another HOST or PORT`,
      { host, port },
    )
  }
  const address = server.address()
  return address === null || typeof address === 'string' ? port : address.port
}

const nameOf = (host: string): string => {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

async function stop(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const limit = setTimeout(() => server.closeAllConnections(), LONGEST_STOP_MS)
  server.close(() => resolve())
  // Who was being answered becomes idle only later.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await promise
  clearTimeout(limit)
  clearInterval(idle)
}

function stopWithProcess(running: RunningServer, log: Logger): void {
  let stopping = false
  const end = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    log.info(`stopping on ${signal}`)
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  process.on('unhandledRejection', (error) => log.error({ error }, 'a promise was left alone'))
}

if (import.meta.main) {
  try {
    await startServer(readConfig(process.env))
  } catch (error) {
    console.error(error instanceof DomainError ? error.message : error)
    process.exitCode = 1
  }
}
