import { createHash, randomUUID } from 'node:crypto'
import {
  type ActionRoute,
  API_PREFIX,
  contractRoute,
  ROUTES,
  type Route,
  routeUrl,
  uploadDocumentRoute,
} from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { Hono } from 'hono'
import { boundedCache } from '../../boundedCache.ts'
import type { PersonActor } from '../../http/actor.ts'
import { type Access, createGuard } from '../../http/guard.ts'
import type { App } from '../../http/mount.ts'
import { problemResponse } from '../../http/problem.ts'
import { writeSessionCookie } from '../../http/sessionCookie.ts'
import { bondRoutes } from '../bonds/routes.ts'
import { clearanceRoutes } from '../clearances/routes.ts'
import { contractRoutes } from '../contracts/routes.ts'
import { calendarRoutes } from '../deadlines/calendars/calendarRoutes.ts'
import { demandRoutes } from '../demand/routes.ts'
import { documentRoutes } from '../documents/routes.ts'
import { loadDecisionContext } from '../identity/decisionContext.ts'
import { licenceRoutes } from '../licences/routes.ts'
import { organisationRoutes } from '../organisations/routes.ts'
import { registerRoutes } from '../registers/routes.ts'
import type { DemoParts } from './DemoParts.ts'

const ORIGIN = 'http://localhost'

const ROUTE_OF = new Map(
  (ROUTES as readonly (Route | ActionRoute)[]).flatMap((route) =>
    'action' in route ? [[route.action, route] as const] : [],
  ),
)

/** What a step sends, with every name replaced by the id that it got. */
export interface Sent {
  readonly actor: PersonActor
  readonly type: string
  /** The id of the record; null for one that begins. */
  readonly record: string | null
  readonly expectedVersion: number
  readonly payload: unknown
  readonly key: string
}

export interface SentFile {
  readonly actor: PersonActor
  readonly subjectKind: string
  readonly subject: string
  readonly type: string
  readonly expiresOn: string | null
  readonly fileName: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly key: string
}

/**
 * The operations of the server within this process, at which the people of a demonstration sit:
 * what they send goes the whole way, through schemas, permissions, rules and log.
 */
export class DemoDesk {
  readonly #app: App
  readonly #actors = new Map<string, PersonActor>()

  constructor(parts: DemoParts) {
    this.#app = appOf(parts, this.#actors)
  }

  /** @returns the id of the record. @throws {DomainError} what the operation answered. */
  async act({ actor, type, record, expectedVersion, payload, key }: Sent): Promise<string> {
    const route = ROUTE_OF.get(type)
    if (route === undefined) throw new Error(`no operation takes ${type}`)
    const parameter = /:(\w+)/.exec(route.path)?.[1]
    const input = parameter === undefined ? {} : { [parameter]: record }
    const body = JSON.stringify({ expectedVersion, payload })
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    const answer = await this.#send(actor, route as Route, input, { headers, body })
    return (answer as { readonly record: string }).record
  }

  async read(actor: PersonActor, contract: string): Promise<void> {
    await this.#send(actor, contractRoute as Route, { contract }, { headers: {} })
  }

  /** @returns the id of the document. */
  async upload({ actor, fileName, bytes, key, expiresOn, ...subject }: SentFile): Promise<string> {
    const headers = {
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'idempotency-key': key,
    }
    const input = { ...subject, ...(expiresOn === null ? {} : { expiresOn }) }
    const route = uploadDocumentRoute as unknown as Route
    const answer = await this.#send(actor, route, input, { headers, body: bytes })
    return (answer as { readonly document: string }).document
  }

  async #send(
    actor: PersonActor,
    route: Route,
    input: Readonly<Record<string, unknown>>,
    {
      headers,
      body,
    }: {
      readonly headers: Record<string, string>
      readonly body?: string | Uint8Array<ArrayBuffer>
    },
  ): Promise<unknown> {
    const token = createHash('sha256').update(actor.person).digest('base64url')
    this.#actors.set(token, actor)
    const [cookie] = writeSessionCookie(token, null, false).split(';')
    const usual = { cookie: cookie!, origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
    const response = await this.#app.request(routeUrl(route, input as never), {
      method: route.method,
      headers: { ...usual, 'x-corridor': '1', ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const answer = (await response.json()) as Readonly<Record<string, unknown>>
    if (response.ok) return answer
    throw new DomainError(
      'not_in_state',
      `${route.method} ${API_PREFIX}${route.path} answered ${response.status}: ${String(answer.detail ?? '')}`,
      answer,
    )
  }
}

function appOf(parts: DemoParts, actors: ReadonlyMap<string, PersonActor>): App {
  const { identity, ledger } = parts
  const app: App = new Hono()
  app.use('*', async (c, next) => {
    c.set('requestId', randomUUID())
    await next()
  })
  app.onError((error, c) => problemResponse(error, { requestId: c.get('requestId') }))
  const access: Access = {
    findSession: async (token) => actors.get(token) ?? null,
    findServiceKey: async () => null,
    loadContext: (actor) => loadDecisionContext(identity.db, identity, actor),
    noteRefusal: async () => {},
    origins: () => [ORIGIN],
    trustedProxies: [],
  }
  const place = {
    app,
    guard: createGuard(access),
    revision: async () => 'demonstration',
    cache: boundedCache<never>(1),
  }
  const common = { ...identity, ledger }
  calendarRoutes(place, { db: identity.db, ledger })
  documentRoutes(place, { ...parts.documents, identity })
  contractRoutes(place, common)
  organisationRoutes(place, common)
  demandRoutes(place, common)
  bondRoutes(place, common)
  licenceRoutes(place, common)
  registerRoutes(place, { db: identity.db, ledger })
  clearanceRoutes(place, parts.clearances)
  return app
}
