import type { Permission, PermissionName, Route } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { Context } from 'hono'
import { type Actor, ANONYMOUS, type PersonActor, type ServiceActor } from './actor.ts'
import { clientAddress } from './clientAddress.ts'
import { refuseOtherSites } from './refuseOtherSites.ts'
import {
  readProviderCookie,
  readSessionCookie,
  writeProviderCookie,
  writeSessionCookie,
} from './sessionCookie.ts'

/** The one who asks, and the means to begin or end a session. */
export interface Sender {
  /** Network address, for limits. */
  readonly address: string
  /** What the program at the other end calls itself. */
  readonly device: string
  readonly requestId: string
  readonly actor: Actor
  /** The session token of the request; null when none is looked at. */
  readonly sessionToken: string | null
  setSession(token: string, secondsLeft: number): void
  endSession(): void
  /** The token of a sign-in with a provider that this browser began; null for none. */
  readonly providerToken: string | null
  setProviderToken(token: string | null, secondsLeft: number): void
}

/** What the guard asks of those who know people and keys. */
export interface Access {
  findSession(token: string): Promise<PersonActor | null>
  findServiceKey(key: string): Promise<ServiceActor | null>
  may(actor: Actor, permission: PermissionName): boolean
  /** Told of every refusal of someone known. */
  noteRefusal(sender: Sender, permission: Permission, operation: string): Promise<void>
  /** Where the pages are served from, as browsers name it: `https://corridor.example.org`. */
  origins(): readonly string[]
  readonly trustedProxies: readonly string[]
}

/** The one place below all operations in which it is decided who may call which. */
export interface Guard {
  /**
   * @throws {DomainError} `cross_site`, `not_signed_in`, `second_factor_needed` or `not_permitted`.
   */
  admit(
    c: Context,
    definition: Pick<Route, 'id' | 'method' | 'permission' | 'usesSession'>,
  ): Promise<Sender>
}

/** Whether an answer depends on who asks; then nobody may keep it. */
export const isPrivate = (definition: Pick<Route, 'permission' | 'usesSession'>): boolean =>
  definition.usesSession === true || !['public', 'public-limited'].includes(definition.permission)

export function createGuard(access: Access): Guard {
  return {
    async admit(c, definition) {
      const { permission } = definition
      if (!isPrivate(definition)) return senderOf(c, access, ANONYMOUS, null)
      c.set('isPrivate', true)
      const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
      if (definition.method !== 'GET' && bearer === undefined) {
        refuseOtherSites((name) => c.req.header(name), access.origins())
      }
      const token =
        bearer === undefined ? readSessionCookie(c.req.header('cookie'), isSecure(access)) : null
      const actor = await actorOf(access, bearer, token)
      const sender = senderOf(c, access, actor, token)
      const refusal = refusalOf(access, actor, permission)
      if (refusal === null) return sender
      if (actor.kind !== 'anonymous') await access.noteRefusal(sender, permission, definition.id)
      throw refusal
    },
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

/** Deny by default: only what is said here to be allowed is. */
function refusalOf(access: Access, actor: Actor, permission: Permission): DomainError | null {
  if (permission === 'public' || permission === 'public-limited') return null
  if (actor.kind === 'anonymous') {
    return new DomainError('not_signed_in', 'This needs a person who is signed in, or a valid key')
  }
  if (actor.kind === 'person' && actor.owesSecondFactor) {
    return new DomainError('second_factor_needed', 'Give your second factor to finish signing in')
  }
  if (permission === 'signed-in') {
    return actor.kind === 'person'
      ? null
      : new DomainError('not_permitted', 'Only a person has an account here, not a key')
  }
  if (actor.kind === 'person' && actor.assurance !== 'two-factor') {
    return new DomainError(
      'second_factor_needed',
      'Set up an authenticator app or a passkey in your account first',
    )
  }
  return access.may(actor, permission)
    ? null
    : new DomainError('not_permitted', 'None of your roles allows this', { permission })
}

function senderOf(c: Context, access: Access, actor: Actor, sessionToken: string | null): Sender {
  const socket: unknown = c.env?.incoming?.socket?.remoteAddress
  const write = (token: string | null, secondsLeft: number) =>
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
    actor,
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
