import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Route, routeUrl } from '@corridor/contract'
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import type { CorridorDatabase } from '../db/index.ts'
import { connectPool, openPool } from '../db/openDatabase.ts'
import {
  catalogueStore,
  type EvidenceStore,
  evidenceStore,
  loadAreas,
  syncShippedReleases,
} from '../evidence/index.ts'
import type { ClearanceParts } from '../features/clearances/ClearanceParts.ts'
import { openClearances } from '../features/clearances/openClearances.ts'
import type { DocumentParts } from '../features/documents/DocumentParts.ts'
import { openDocuments } from '../features/documents/openDocuments.ts'
import type { EmergencyParts } from '../features/emergencies/EmergencyParts.ts'
import { type Estimator, type EstimatorOptions, estimator } from '../features/flows/estimator.ts'
import { flowAccountsStore } from '../features/flows/flowAccounts.ts'
import {
  IDENTITY_LIMITS,
  type IdentityLimits,
  type IdentityParts,
} from '../features/identity/IdentityParts.ts'
import type {
  LinkMessage,
  Message,
  MessageGateway,
} from '../features/identity/messages/MessageGateway.ts'
import type { Provider } from '../features/identity/providers/Provider.ts'
import { type OpenLedger, openLedger } from '../features/ledger/openLedger.ts'
import { openHome } from '../features/organisations/openHome.ts'
import type { SdmxSettings } from '../features/sdmx/sdmxQuota.ts'
import { postgresQueue } from '../features/simulations/simulationQueue.ts'
import { simulationStore } from '../features/simulations/simulationStore.ts'
import { type Simulations, simulations } from '../features/simulations/simulations.ts'
import { readShippedStandards } from '../features/standards/readShippedStandards.ts'
import type { PdfOptions } from '../features/standards/report/compilePdf.ts'
import { policyReports } from '../features/standards/report/policyReports.ts'
import { type Standards, standards } from '../features/standards/standards.ts'
import { standardsStore } from '../features/standards/standardsStore.ts'
import { agreementRegister } from '../features/totalization/agreementRegister.ts'
import { agreementStore } from '../features/totalization/agreementStore.ts'
import {
  type CareerSimulations,
  careerSimulations,
} from '../features/totalization/careers/careerSimulations.ts'
import { careerStore } from '../features/totalization/careers/careerStore.ts'
import { careerThreads } from '../features/totalization/careers/careerThreads.ts'
import { readInstruments } from '../features/totalization/readInstruments.ts'
import { readShippedAgreements } from '../features/totalization/readShippedAgreements.ts'
import {
  type TotalizationThreadOptions,
  totalizationThread,
} from '../features/totalization/totalizationThread.ts'
import type { App } from '../http/mount.ts'
import { webFiles } from '../http/webFiles.ts'
import { SHIPPED } from './shipped.ts'
import { testDatabase } from './testDatabase.ts'

export interface TestServer {
  readonly app: App
  readonly evidence: EvidenceStore
  readonly estimates: Estimator
  /** Simulations are entered, and run once `open` is called. */
  readonly simulations: Simulations
  readonly careers: CareerSimulations
  readonly standards: Standards
  readonly kysely: Kysely<CorridorDatabase>
  readonly databaseUrl: string
  readonly dataDir: string
  readonly identity: IdentityParts
  readonly ledger: OpenLedger
  readonly documents: DocumentParts
  readonly clearances: ClearanceParts
  /** Links that would have gone out to people. */
  readonly sent: readonly LinkMessage[]
  /** Every message that would have gone out. */
  readonly messages: readonly Message[]
  readonly logged: readonly string[]
  close(): Promise<void>
}

export interface TestServerOptions {
  /** A database and folder of another test server, to be the second on it. */
  readonly sharing?: TestServer
  readonly limits?: EstimatorOptions['limits']
  readonly thread?: EstimatorOptions['thread']
  readonly webDir?: string
  readonly pdf?: PdfOptions
  /** A thread that hangs, or a shorter limit. */
  readonly totalization?: Partial<TotalizationThreadOptions>
  /** Careers of one job, and how long a thread may take for them. */
  readonly careers?: { readonly careersAJob?: number; readonly longestMs?: number }
  /** The clock, for what depends on the day; that of the machine when left out. */
  readonly now?: () => Date
  readonly timeZone?: string
  readonly registers?: EmergencyParts['registers']
  /** What the checks say of a contract; nothing unless given. */
  readonly assess?: ClearanceParts['assess']
  readonly certificates?: ClearanceParts['certificates']
  /** By which the log judges its own keys; not known when left out. */
  readonly ledgerRootKey?: string
  readonly publicUrl?: string
  readonly identityLimits?: IdentityLimits
  readonly messages?: MessageGateway
  readonly provider?: Provider
  readonly trustedProxies?: readonly string[]
  readonly sdmx?: SdmxSettings
  /** In place of files on the disk, of the usual settings, and without a scanner. */
  readonly documents?: Partial<Omit<DocumentParts, 'ledger' | 'warn'>>
}

/** The whole server but for its socket, over a real database and the shipped figures. */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = options.sharing === undefined ? await testDatabase() : null
  const databaseUrl = database?.url ?? options.sharing!.databaseUrl
  const dataDir = options.sharing?.dataDir ?? mkdtempSync(join(tmpdir(), 'corridor-data-'))
  const pool = openPool(databaseUrl, () => {})
  const kysely = connectPool(pool)
  const catalogue = catalogueStore(kysely)
  const now = options.now ?? (() => new Date())
  await syncShippedReleases(catalogue, SHIPPED, now)
  const logged: string[] = []
  const evidence = evidenceStore({
    catalogue,
    areas: await loadAreas(SHIPPED),
    shippedDataDir: SHIPPED,
    dataDir,
    now,
    warn: (message) => logged.push(message),
  })
  const accounts = flowAccountsStore(evidence)
  const estimates = estimator({
    evidence,
    accounts,
    log: (message) => logged.push(message),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.thread === undefined ? {} : { thread: options.thread }),
  })
  const intervals = simulations({
    store: simulationStore(kysely, now),
    evidence,
    estimator: estimates,
    accounts,
    dataDir,
    queue: postgresQueue(pool, (message, details) =>
      logged.push(`${message} ${JSON.stringify(details)}`),
    ),
    log: (message, details) => logged.push(`${message} ${JSON.stringify(details)}`),
    now,
  })
  const rules = standards({
    shipped: await readShippedStandards(SHIPPED),
    store: standardsStore(kysely, now),
    now,
    warn: (message) => logged.push(message),
  })
  const instruments = await readInstruments(SHIPPED)
  const agreements = agreementRegister({
    shipped: await readShippedAgreements(SHIPPED, instruments),
    store: agreementStore(kysely, now),
    now,
    warn: (message) => logged.push(message),
  })
  const cases = totalizationThread({
    instruments,
    ...options.totalization,
  })
  const careers = careerSimulations({
    store: careerStore(pool, now),
    threads: careerThreads(instruments, options.careers?.longestMs),
    instruments,
    careersAJob: options.careers?.careersAJob ?? 500,
  })
  const sent: LinkMessage[] = []
  const messages: Message[] = []
  const identity: IdentityParts = {
    db: kysely,
    now,
    newId: randomUUID,
    randomBytes,
    timeZone: options.timeZone ?? 'UTC',
    serverKey: new Uint8Array(32).fill(7),
    olderServerKeys: [],
    publicUrl: () => options.publicUrl ?? 'http://localhost',
    messages: options.messages ?? {
      name: 'test',
      async send(message) {
        messages.push(message)
        if ('link' in message) sent.push(message)
      },
    },
    provider: options.provider ?? null,
    limits: options.identityLimits ?? IDENTITY_LIMITS,
  }
  const ledger = await openLedger({
    owner: pool,
    databaseUrl,
    settings: { contentKeyFile: join(dataDir, 'ledger', 'content.key') },
    now,
    warn: (message) => logged.push(message),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
  })
  await openHome(ledger)
  const documents = {
    ...openDocuments(ledger, readConfig({ DATA_DIR: dataDir }).documents, (message, details) =>
      logged.push(`${message} ${JSON.stringify(details)}`),
    ),
    ...options.documents,
  }
  const clearances = openClearances({
    ...{ ledger, db: kysely, now },
    certificates: options.certificates ?? { signer: () => null, rootKey: null },
    ...(options.assess === undefined ? {} : { assess: options.assess }),
  })
  const app = createApp({
    documents,
    identity,
    ledger,
    clearances,
    dataDir,
    ledgerRootKey: options.ledgerRootKey ?? null,
    registers: options.registers ?? new Map(),
    trustedProxies: options.trustedProxies ?? [],
    sdmx: options.sdmx ?? { requestsPerMinute: 0, megabytesPerHour: 0 },
    evidence,
    estimator: estimates,
    accounts,
    simulations: intervals,
    standards: rules,
    reports: policyReports(options.pdf),
    totalization: cases,
    agreements,
    careers,
    web: webFiles(options.webDir ?? join(dataDir, 'no-web')),
    isDatabaseUp: async () => true,
    fingerprint: 'test',
    log: {
      debug: () => {},
      warn: (_, message) => logged.push(message),
      error: (details, message) => logged.push(`${message} ${JSON.stringify(details)}`),
    },
  })
  return {
    app,
    evidence,
    estimates,
    simulations: intervals,
    careers,
    standards: rules,
    kysely,
    databaseUrl,
    dataDir,
    documents,
    identity,
    ledger,
    clearances,
    sent,
    messages,
    logged,
    async close() {
      await intervals.close()
      await estimates.close()
      await cases.close()
      await careers.close()
      await ledger.close()
      await kysely.destroy()
      if (database === null) return
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Asks an operation and reads its answer by its own schema. */
export async function call<Input extends z.ZodObject, Output extends z.ZodType>(
  app: App,
  route: Route<Input, Output>,
  input: z.input<Input>,
): Promise<z.output<Output>> {
  const address = routeUrl(route, input)
  const response = await app.request(address)
  const body = await response.json()
  if (response.status !== 200) {
    throw new Error(`${address} answered ${response.status}: ${JSON.stringify(body)}`)
  }
  return route.output.parse(body)
}
