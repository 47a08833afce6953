import type { Permission, Route } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { PermissionName } from '@corridor/permissions'
import type { Context } from 'hono'
import { type Actor, ANONYMOUS, type PersonActor, type ServiceActor } from './actor.ts'
import { clientAddress } from './clientAddress.ts'
import { type AskerContext, type Decisions, decisionsFor, RefusedAct } from './decisions.ts'
import { refuseOtherSites } from './refuseOtherSites.ts'
import {
  readProviderCookie,
  readSessionCookie,
  writeProviderCookie,
  writeSessionCookie,
} from './sessionCookie.ts'

/** The one who asks, what she may do, and the means to begin or end a session. */
export interface Sender extends Decisions {
  /** Network address, for limits. */
  readonly address: string
  /** What the program at the other end calls itself. */
  readonly device: string
  readonly requestId: string
  /** Made by the client once for each intended act; there where the route is `keyed`. */
  readonly idempotencyKey: string | null
  readonly actor: Actor
  /** Who stands in for whom, who is away, what is open in an emergency, and today's date. */
  readonly context: AskerContext
  /** The session token of the request; null when none is looked at. */
  readonly sessionToken: string | null
  /** @param secondsLeft null for a session that ends with the browser. */
  setSession(token: string, secondsLeft: number | null): void
  endSession(): void
  /** The token of a sign-in with a provider that this browser began; null for none. */
  readonly providerToken: string | null
  setProviderToken(token: string | null, secondsLeft: number): void
}

/** A refusal as the log keeps it. */
export interface Refusal {
  readonly operation: string
  readonly permission: Permission
  readonly reason?: string
  readonly record?: string
}

/** What the guard asks of those who know people and keys. */
export interface Access {
  findSession(token: string): Promise<PersonActor | null>
  findServiceKey(key: string): Promise<ServiceActor | null>
  /** What decisions about this asker depend on, today. */
  loadContext(actor: Actor): Promise<AskerContext>
  /** Told of every refusal of someone known. */
  noteRefusal(sender: Sender, refusal: Refusal): Promise<void>
  /** Where the pages are served from, as browsers name it: `https://corridor.example.org`. */
  origins(): readonly string[]
  readonly trustedProxies: readonly string[]
}

type Guarded = Pick<Route, 'id' | 'method' | 'permission' | 'narrows' | 'hides' | 'usesSession'>

/** The one place below all operations in which it is decided who may call which. */
export interface Guard {
  /**
   * Lets an operation be done by whoever may: asks who it is, decides on the route's permission,
   * and writes down a refusal, also one that comes up while it is done.
   *
   * @throws {DomainError} `cross_site`, `not_signed_in`, `second_factor_needed`, `not_permitted`,
   *   and what `act` throws.
   */
  admit<Result>(
    c: Context,
    definition: Guarded,
    act: (sender: Sender) => Promise<Result>,
  ): Promise<Result>
}

/** Whether an answer depends on who asks; then nobody may keep it. */
export const isPrivate = (definition: Pick<Route, 'permission' | 'usesSession'>): boolean =>
  definition.usesSession === true || !['public', 'public-limited'].includes(definition.permission)

export function createGuard(access: Access): Guard {
  return {
    async admit(c, definition, act) {
      if (!isPrivate(definition)) return await act(await senderOf(c, access, ANONYMOUS, null))
      c.set('isPrivate', true)
      const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
      if (definition.method !== 'GET' && bearer === undefined) {
        refuseOtherSites((name) => c.req.header(name), access.origins())
      }
      const token =
        bearer === undefined ? readSessionCookie(c.req.header('cookie'), isSecure(access)) : null
      const actor = await actorOf(access, bearer, token)
      const sender = await senderOf(c, access, actor, token)
      try {
        refuseUnpermitted(sender, definition)
        return await doNarrowing(sender, definition, act)
      } catch (error) {
        await noteIfRefused(access, sender, definition, error)
        throw error
      }
    },
  }
}

class RefusedAtTheDoor extends DomainError {}

const WRONG_ACCOUNT = {
  'signed-in': 'Only a member of staff has an account here, neither a key nor a worker',
  'signed-in-worker': 'Only a worker has an account here',
} as const

/** Deny by default: only what is said here to be allowed is. */
function refuseUnpermitted(sender: Sender, { permission, narrows, hides }: Guarded): void {
  if (permission === 'public' || permission === 'public-limited') return
  const { actor } = sender
  if (actor.kind === 'person' && actor.owesSecondFactor) {
    throw new RefusedAtTheDoor(
      'second_factor_needed',
      'Give your second factor to finish signing in',
    )
  }
  if (permission === 'signed-in' || permission === 'signed-in-worker') {
    const isWorker = actor.kind === 'person' && actor.isWorker === true
    if (actor.kind === 'person' && isWorker === (permission === 'signed-in-worker')) return
    throw actor.kind === 'anonymous'
      ? new RefusedAtTheDoor(
          'not_signed_in',
          'This needs a person who is signed in, or a valid key',
        )
      : new RefusedAtTheDoor('not_permitted', WRONG_ACCOUNT[permission])
  }
  if (narrows !== true) {
    sender.requireAll(permission)
    return
  }
  if (hides === true) refuseUnseen(sender, permission)
  const { role } = sender.require(permission, null)
  // What everybody signed in may is about accounts of staff; a worker's own is said by her role.
  if (role === 'person' && actor.kind === 'person' && actor.isWorker === true) {
    throw new RefusedAtTheDoor('not_permitted', WRONG_ACCOUNT['signed-in'])
  }
}

/** Who may on no record at all, with whatever factor, is not told that there could be any. */
function refuseUnseen(sender: Sender, permission: PermissionName): void {
  const decision = sender.decide(permission, null)
  if (decision.allowed || decision.answerAs !== 'forbidden') return
  throw new RefusedAct({ ...decision, answerAs: 'not-found' }, permission, null)
}

/**
 * Runs a handler, and refuses its answer where it promised to look at single records and asked about
 * none: she came in because she may on some.
 */
async function doNarrowing<Result>(
  sender: Sender,
  { id, narrows }: Guarded,
  act: (sender: Sender) => Promise<Result>,
): Promise<Result> {
  if (narrows !== true) return await act(sender)
  let asked = false
  const result = await act({
    ...sender,
    decide(permission, record) {
      asked ||= record !== null
      return sender.decide(permission, record)
    },
    require(permission, record) {
      asked ||= record !== null
      return sender.require(permission, record)
    },
    filter(permission) {
      asked = true
      return sender.filter(permission)
    },
  })
  if (asked) return result
  throw new Error(`${id} narrows, yet its handler asked about no record`)
}

async function noteIfRefused(
  access: Access,
  sender: Sender,
  { id, permission }: Guarded,
  error: unknown,
): Promise<void> {
  if (sender.actor.kind === 'anonymous') return
  if (error instanceof RefusedAtTheDoor) {
    await access.noteRefusal(sender, { operation: id, permission })
  } else if (error instanceof RefusedAct) {
    const { permission: asked, reason, record } = error
    await access.noteRefusal(sender, {
      operation: id,
      permission: asked,
      reason,
      ...(record === null ? {} : { record }),
    })
  }
}

async function actorOf(
  access: Access,
  bearer: string | undefined,
  token: string | null,
): Promise<Actor> {
  if (bearer !== undefined) return (await access.findServiceKey(bearer)) ?? ANONYMOUS
  return token === null ? ANONYMOUS : ((await access.findSession(token)) ?? ANONYMOUS)
}

async function senderOf(
  c: Context,
  access: Access,
  actor: Actor,
  sessionToken: string | null,
): Promise<Sender> {
  const context = await access.loadContext(actor)
  const socket: unknown = c.env?.incoming?.socket?.remoteAddress
  const write = (token: string | null, secondsLeft: number | null) =>
    c.header('set-cookie', writeSessionCookie(token, secondsLeft, isSecure(access)), {
      append: true,
    })
  return {
    address: clientAddress(
      typeof socket === 'string' ? socket : undefined,
      c.req.header('x-forwarded-for'),
      access.trustedProxies,
    ),
    device: (c.req.header('user-agent') ?? 'unknown').slice(0, 200),
    requestId: c.get('requestId'),
    idempotencyKey: c.req.header('idempotency-key') ?? null,
    actor,
    context,
    ...decisionsFor(actor, context),
    sessionToken,
    setSession: write,
    endSession: () => write(null, 0),
    providerToken: readProviderCookie(c.req.header('cookie'), isSecure(access)),
    setProviderToken: (token, secondsLeft) =>
      c.header('set-cookie', writeProviderCookie(token, secondsLeft, isSecure(access)), {
        append: true,
      }),
  }
}

const isSecure = (access: Access): boolean =>
  access.origins().every((origin) => origin.startsWith('https:'))
