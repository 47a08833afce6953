import { randomUUID } from 'node:crypto'
import { API_PREFIX, SYNTHETIC_HEADER } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { Hono } from 'hono'
import { boundedCache } from './boundedCache.ts'
import { isPoolExhausted } from './db/openDatabase.ts'
import type { EvidenceStore } from './evidence/index.ts'
import { agencyRoutes } from './features/agencies/routes.ts'
import { agencyImportRoutes } from './features/agencyImport/routes.ts'
import { areaRoutes } from './features/areas/routes.ts'
import type { BackupState } from './features/backup/schedule/backupState.ts'
import { bondRoutes } from './features/bonds/routes.ts'
import { agencyFigureRoutes } from './features/checks/routes.ts'
import type { ClearanceParts } from './features/clearances/ClearanceParts.ts'
import { clearanceRoutes } from './features/clearances/routes.ts'
import { workerFiles } from './features/contracts/linkWorker.ts'
import { contractRoutes } from './features/contracts/routes.ts'
import { calendarRoutes } from './features/deadlines/calendars/calendarRoutes.ts'
import { queueRoutes } from './features/deadlines/queue/queueRoutes.ts'
import { demandRoutes } from './features/demand/routes.ts'
import { configurationRoutes } from './features/demo/routes.ts'
import type { DocumentParts } from './features/documents/DocumentParts.ts'
import { documentRoutes } from './features/documents/routes.ts'
import type { EmergencyParts } from './features/emergencies/EmergencyParts.ts'
import { emergencyRoutes } from './features/emergencies/routes.ts'
import type { Estimator } from './features/flows/estimator.ts'
import type { FlowAccountsStore } from './features/flows/flowAccounts.ts'
import { flowRoutes } from './features/flows/routes.ts'
import type { IdentityParts } from './features/identity/IdentityParts.ts'
import { identityAccess } from './features/identity/identity.ts'
import { identityRoutes } from './features/identity/routes.ts'
import { jobOrderImportRoutes } from './features/jobOrderImport/routes.ts'
import { ledgerRoutes } from './features/ledger/ledgerRoutes.ts'
import type { OpenLedger } from './features/ledger/openLedger.ts'
import { licenceRoutes } from './features/licences/routes.ts'
import { lostReceiptRoutes } from './features/lostReceipts/routes.ts'
import { notificationRoutes } from './features/notifications/routes.ts'
import { officeKeyRoutes } from './features/officeKeys/routes.ts'
import { nameHome } from './features/organisations/nameHome.ts'
import { organisationRoutes } from './features/organisations/routes.ts'
import { outageRoutes } from './features/outages/routes.ts'
import { registerRoutes } from './features/registers/routes.ts'
import { releaseRoutes } from './features/releases/routes.ts'
import { reportingRoutes } from './features/reporting/routes.ts'
import { sdmxRoutes } from './features/sdmx/routes.ts'
import { type SdmxSettings, sdmxQuota } from './features/sdmx/sdmxQuota.ts'
import { searchRoutes } from './features/search/routes.ts'
import { simulationRoutes } from './features/simulations/routes.ts'
import type { Simulations } from './features/simulations/simulations.ts'
import type { PolicyReports } from './features/standards/report/policyReports.ts'
import { standardsRoutes } from './features/standards/routes.ts'
import type { Standards } from './features/standards/standards.ts'
import { statisticRoutes } from './features/statistics/routes.ts'
import { stockRoutes } from './features/stocks/routes.ts'
import type { AgreementRegister } from './features/totalization/agreementRegister.ts'
import { careerSimulationRoutes } from './features/totalization/careers/careerRoutes.ts'
import type { CareerSimulations } from './features/totalization/careers/careerSimulations.ts'
import { registerOfAgreementsRoutes } from './features/totalization/registerRoutes.ts'
import { totalizationRoutes } from './features/totalization/routes.ts'
import type { TotalizationThread } from './features/totalization/totalizationThread.ts'
import { workspaceRoutes } from './features/workspaces/routes.ts'
import { createGuard } from './http/guard.ts'
import {
  API_HEADERS,
  COMMON_HEADERS,
  isForFrames,
  PREFLIGHT_HEADERS,
  PRIVATE_HEADERS,
} from './http/headers.ts'
import { type App, type Mounting, refuseUnknownAddress } from './http/mount.ts'
import { problemResponse } from './http/problem.ts'
import { RefusedRequest, refuseUnfitRequest } from './http/refuseUnfitRequest.ts'
import { systemRoutes } from './http/systemRoutes.ts'
import type { WebFiles } from './http/webFiles.ts'

export interface AppParts {
  readonly evidence: EvidenceStore
  readonly estimator: Estimator
  readonly accounts: FlowAccountsStore
  readonly simulations: Simulations
  readonly standards: Standards
  readonly reports: PolicyReports
  readonly totalization: TotalizationThread
  /** Agreements on social security. */
  readonly agreements: AgreementRegister
  readonly careers: CareerSimulations
  readonly identity: IdentityParts
  readonly ledger: OpenLedger
  readonly documents: DocumentParts
  readonly clearances: ClearanceParts
  /** Where Corridor keeps what it writes: releases of statistics. */
  readonly dataDir: string
  /** Where records of each kind are looked up before the glass is broken for one. */
  readonly registers: EmergencyParts['registers']
  /** Public root key by which this installation judges its own seals. */
  readonly ledgerRootKey: string | null
  /** Addresses of the proxies whose X-Forwarded-For counts. */
  readonly trustedProxies: readonly string[]
  /** What one network may ask of the SDMX service. */
  readonly sdmx: SdmxSettings
  readonly web: WebFiles
  /** Whether what the installation holds is synthetic: then every answer says so. */
  readonly isSynthetic?: boolean
  /** Whether the database answers. */
  readonly isDatabaseUp: () => Promise<boolean>
  /** How backups stand; absent where none are asked for. */
  readonly backupState?: () => Promise<BackupState>
  /** Changes with the program, so that no answer of an older one counts as current. */
  readonly fingerprint: string
  readonly log: AppLog
}

export interface AppLog {
  debug(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

/** Answers that were written are kept up to this, compressed. */
const ANSWER_CACHE_BYTES = 24 * 2 ** 20

const SYNTHETIC = 'Synthetic demonstration data'

const overloaded = () =>
  new DomainError(
    'unavailable',
    'There is more to do at the moment than this server can do. Send the same again in a few seconds, with the same key',
    { retryAfterSeconds: 5 },
  )

/** The whole HTTP surface; give it requests with `app.request(address)`. */
export function createApp(parts: AppParts): App {
  const app: App = new Hono()
  app.use('*', async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    refuseUnfitRequest(c.req.raw)
    await next()
    dress(c.res, c.req.path, requestId, c.get('isPrivate'))
    if (parts.isSynthetic === true) c.res.headers.set(SYNTHETIC_HEADER, SYNTHETIC)
    parts.log.debug({ requestId, url: c.req.url, status: c.res.status }, 'answered')
  })
  app.onError((thrown, c) => {
    const requestId = c.get('requestId')
    const error = isPoolExhausted(thrown) ? overloaded() : thrown
    if (!(error instanceof DomainError)) {
      parts.log.error({ requestId, url: c.req.url, error }, 'request failed')
    }
    const special = error instanceof RefusedRequest ? error : {}
    const response = problemResponse(error, { requestId, ...special })
    dress(response, c.req.path, requestId, c.get('isPrivate'))
    if (parts.isSynthetic === true) response.headers.set(SYNTHETIC_HEADER, SYNTHETIC)
    return response
  })
  app.options(`${API_PREFIX}/*`, (c) => c.body(null, 204, { ...PREFLIGHT_HEADERS }))
  const mounting: Mounting = {
    app,
    revision: async () =>
      [parts.fingerprint, await parts.evidence.revision(), await parts.simulations.revision()].join(
        ' ',
      ),
    cache: boundedCache(ANSWER_CACHE_BYTES),
    guard: createGuard(identityAccess(parts.identity, parts.trustedProxies)),
  }
  configurationRoutes(mounting, parts.ledger)
  areaRoutes(mounting, parts.evidence.areas)
  searchRoutes(mounting, parts.evidence.areas, parts.standards)
  releaseRoutes(mounting, parts.evidence)
  stockRoutes(mounting, parts.evidence)
  // Before the other addresses below /flows, of which none has this first word.
  simulationRoutes(mounting, parts.simulations)
  flowRoutes(mounting, parts)
  standardsRoutes(mounting, { ...parts, areas: parts.evidence.areaIndex })
  totalizationRoutes(mounting, { ...parts, areas: parts.evidence.areaIndex })
  careerSimulationRoutes(mounting, parts.careers)
  registerOfAgreementsRoutes(mounting, { register: parts.agreements, evidence: parts.evidence })
  identityRoutes(mounting, {
    ...parts.identity,
    nameHome: (name, person) => nameHome(parts.ledger, name, person),
    workerFiles: workerFiles(parts.ledger),
  })
  ledgerRoutes(mounting, {
    ledger: parts.ledger,
    rootKey: parts.ledgerRootKey,
    timeZone: parts.identity.timeZone,
  })
  calendarRoutes(mounting, { db: parts.identity.db, ledger: parts.ledger })
  queueRoutes(mounting, { db: parts.identity.db, ledger: parts.ledger })
  emergencyRoutes(mounting, parts)
  notificationRoutes(mounting, parts.ledger)
  documentRoutes(mounting, { ...parts.documents, identity: parts.identity })
  contractRoutes(mounting, { ...parts.identity, ledger: parts.ledger })
  organisationRoutes(mounting, { ...parts.identity, ledger: parts.ledger })
  demandRoutes(mounting, { ...parts.identity, ledger: parts.ledger })
  bondRoutes(mounting, { ...parts.identity, ledger: parts.ledger })
  jobOrderImportRoutes(mounting, { now: parts.identity.now, ledger: parts.ledger })
  agencyImportRoutes(mounting, { now: parts.identity.now, ledger: parts.ledger })
  agencyRoutes(mounting, parts.ledger)
  licenceRoutes(mounting, { ...parts.identity, ledger: parts.ledger })
  registerRoutes(mounting, { db: parts.identity.db, ledger: parts.ledger })
  clearanceRoutes(mounting, parts.clearances)
  statisticRoutes(mounting, {
    ...{ db: parts.identity.db, now: parts.identity.now, dataDir: parts.dataDir },
    ...{ ledger: parts.ledger, evidence: parts.evidence },
  })
  agencyFigureRoutes(mounting, { db: parts.identity.db, ledger: parts.ledger })
  reportingRoutes(mounting, {
    ...{ db: parts.identity.db, now: parts.identity.now, dataDir: parts.dataDir },
    ...{ ledger: parts.ledger, evidence: parts.evidence },
  })
  workspaceRoutes(mounting, { db: parts.identity.db, ledger: parts.ledger })
  officeKeyRoutes(mounting, parts.clearances)
  lostReceiptRoutes(mounting, {
    ...{ db: parts.identity.db, ledger: parts.ledger, rootKey: parts.ledgerRootKey },
  })
  outageRoutes(mounting, { db: parts.identity.db, ledger: parts.ledger })
  sdmxRoutes(app, {
    ...parts,
    now: parts.identity.now,
    contact: parts.sdmx.contact,
    quota: sdmxQuota(parts.sdmx, parts.identity.now),
    log: (details, message) => parts.log.error(details, message),
  })
  systemRoutes(app, parts)
  app.all('/api/*', (c) => refuseUnknownAddress(c.req.path))
  app.get('*', async (c) => {
    const answer = await parts.web.answer({
      path: decodedPath(c.req.path),
      acceptEncoding: c.req.header('accept-encoding'),
      ifNoneMatch: c.req.header('if-none-match'),
    })
    return answer ?? refuseUnknownAddress(c.req.path)
  })
  app.notFound((c) => refuseUnknownAddress(c.req.path))
  return app
}

function dress(response: Response, path: string, requestId: string, isPrivate = false): void {
  const api = isPrivate ? PRIVATE_HEADERS : API_HEADERS
  const headers = { ...COMMON_HEADERS, ...(/^\/(api|sdmx)\//.test(path) ? api : {}) }
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  if (isForFrames(path)) response.headers.delete('x-frame-options')
  response.headers.set('x-request-id', requestId)
}

/** The path as it is called in the folder; one that cannot be decoded names no file. */
function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return '\0'
  }
}
