import { createHash } from 'node:crypto'
import type { Emergency as EmergencyAnswer, GuardedRecord } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import {
  type BreakGlassRefusal,
  currentMandates,
  type Mandate,
  openBreakGlass,
  type PermissionName,
  type ProtectedRecord,
  permissionFacts,
  roleFacts,
  separationBreaches,
} from '@corridor/permissions'
import type { Emergency, EmergencyCommand } from '@corridor/permissions/emergencies'
import type { z } from 'zod'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { requirePerson } from '../identity/sessions.ts'
import { today } from '../identity/today.ts'
import { answerAction } from '../ledger/answerAction.ts'
import { appendAction } from '../ledger/index.ts'
import { describeEmergencies, type EmergencyRow } from './describeEmergency.ts'
import type { EmergencyParts } from './EmergencyParts.ts'
import { emergencyKind } from './emergencyKind.ts'

/** What somebody asks for who breaks the glass. */
export interface AskedEmergency {
  readonly permission: PermissionName
  readonly record: z.output<typeof GuardedRecord>
  readonly reason: string
  readonly minutes: number
}

const YEAR_MS = 365 * 86_400_000

/**
 * Opens one record to one person for a time. The same key again gives the same emergency.
 *
 * @throws {DomainError} `not_permitted` where no role of hers opens this, `not_found` for a record
 *   that is not there, `bad_request`, `rule_not_met`, `key_reused`, `still_running`.
 */
export async function openEmergency(
  parts: EmergencyParts,
  sender: Sender,
  asked: AskedEmergency,
): Promise<EmergencyAnswer> {
  const { person } = requirePerson(sender)
  const id = idOf(person, sender.idempotencyKey ?? '')
  const known = await findEmergency(parts, id)
  if (known !== null) return await tellSame(parts, sender, known, asked)
  const by = sender.require('open.break-glass', ownEmergency(id, person))
  const mandate = requireOpener(sender, asked.permission)
  const owner = await ownerOf(parts, sender, asked)
  const { now } = parts.identity
  const made = openBreakGlass({
    ...{ id, person, permission: asked.permission, reason: asked.reason, minutes: asked.minutes },
    record: { ...asked.record, owner },
    today: today(parts.identity),
    nowMilliseconds: now().getTime(),
  })
  if ('refused' in made) throw refusalOf(made.refused)
  const breaches = separationBreaches(
    requirePerson(sender),
    {
      ...({ permission: 'open.break-glass', by, record: ownEmergency(id, person) } as const),
      ...{ on: today(parts.identity), nowMilliseconds: now().getTime() },
      details: { breakGlass: made.opened },
    },
    [],
    [],
  )
  if (breaches.length > 0) throw new DomainError('not_permitted', 'SD8 does not allow this')
  const { noticeOwedTo: _, person: __, ...opened } = made.opened
  const payload: Extract<EmergencyCommand, { type: 'break-glass.open' }>['payload'] = {
    ...opened,
    owner,
    organisation: mandate.organisation,
    office: mandate.office ?? null,
    jurisdiction: mandate.jurisdiction ?? null,
    earlierThisYear: await countEarlier(parts, person, now()),
  }
  const answer = await appendAction(parts.ledger, emergencyKind, {
    record: id,
    key: sender.idempotencyKey ?? '',
    command: { type: 'break-glass.open', payload, expectedVersion: 0 },
    context: {
      actor: person,
      role: mandate.role,
      ...(mandate.organisation === null ? {} : { organisation: mandate.organisation }),
      may: (permission) => permission === 'open.break-glass',
    },
    circumstances: { channel: 'online', requestId: sender.requestId },
  })
  const row = await findEmergency(parts, id)
  // Sent twice at once: the other was first, a moment earlier.
  if (answer.kind === 'key_reused' && row !== null) {
    return await tellSame(parts, sender, row, asked)
  }
  answerAction(answer)
  return (await describeEmergencies(parts, sender, [row!]))[0]!
}

/** Of the person and her key, so that the same act is the same record. */
const idOf = (person: string, key: string): string =>
  `emergency-${createHash('sha256')
    .update(JSON.stringify([person, key]))
    .digest('hex')
    .slice(0, 32)}`

const ownEmergency = (id: string, owner: string): ProtectedRecord => ({
  ...({
    kind: 'break-glass',
    id,
    owner,
    organisations: [],
    office: null,
    jurisdiction: null,
  } as const),
  ...{ assignees: [], mandateHolders: [], state: null },
})

export async function findEmergency(
  { identity, ledger }: Pick<EmergencyParts, 'identity' | 'ledger'>,
  id: string,
): Promise<EmergencyRow | null> {
  const row = await identity.db
    .selectFrom('break_glass')
    .select(['record', 'version', 'state'])
    .where('tenant', '=', ledger.tenant)
    .where('record', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** @throws {DomainError} `key_reused` where the key was for another emergency. */
async function tellSame(
  parts: EmergencyParts,
  sender: Sender,
  row: EmergencyRow,
  { permission, record, reason, minutes }: AskedEmergency,
): Promise<EmergencyAnswer> {
  const state = JSON.parse(row.state) as Emergency
  const isSame =
    state.permission === permission &&
    state.record.kind === record.kind &&
    state.record.id === record.id &&
    state.reason === reason.trim() &&
    state.untilMilliseconds - state.openedAtMilliseconds === minutes * 60_000
  if (!isSame) {
    throw new DomainError(
      'key_reused',
      'This idempotency key was used for another act. Make a new key for each act',
    )
  }
  sender.require('read.break-glass', ownEmergency(state.id, state.person))
  return (await describeEmergencies(parts, sender, [row]))[0]!
}

/** Mandates of her own, whose role may open something, with what. */
const openings = ({ actor, context }: Pick<Sender, 'actor' | 'context'>) =>
  actor.kind !== 'person'
    ? []
    : currentMandates(actor, context)
        .filter(({ delegated }) => !delegated)
        .map(({ mandate }) => ({
          mandate,
          permissions: roleFacts(mandate.role)?.breakGlass ?? [],
        }))

/** What she may open by break-glass, with the sign-in she has. */
export function openableBy(sender: Sender): PermissionName[] {
  if (!sender.decide('open.break-glass', null).allowed) return []
  return [...new Set(openings(sender).flatMap(({ permissions }) => permissions))]
}

function requireOpener(sender: Sender, permission: PermissionName): Mandate {
  const found = openings(sender).find(({ permissions }) => permissions.includes(permission))
  if (found !== undefined) return found.mandate
  throw new DomainError('not_permitted', 'None of your roles may open this in an emergency', {
    permission,
  })
}

/** @throws {DomainError} `bad_request` for a record of another kind, or one that is open to her. */
async function ownerOf(
  { registers }: EmergencyParts,
  sender: Sender,
  { permission, record: { kind, id } }: AskedEmergency,
): Promise<string | null> {
  if (permissionFacts(permission)?.kind !== kind) {
    throw new DomainError('bad_request', `${permission} opens no ${kind}`)
  }
  const find = registers.get(kind)
  if (find === undefined) return null
  const record = await find(id)
  if (record === null) throw noSuchRecord(permission)
  if (sender.decide(permission, record).allowed) {
    throw new DomainError('bad_request', 'This record is open to you; there is no need')
  }
  return record.owner
}

const REFUSALS: Readonly<Record<BreakGlassRefusal, string>> = {
  reason_too_short: 'Write the reason in whole words: another person will judge it',
  time_limit: 'It may not last so long',
}

const refusalOf = (refusal: BreakGlassRefusal): DomainError =>
  new DomainError('bad_request', REFUSALS[refusal], { refusal })

async function countEarlier(
  { identity, ledger }: EmergencyParts,
  person: string,
  now: Date,
): Promise<number> {
  const { count } = await identity.db
    .selectFrom('break_glass')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('tenant', '=', ledger.tenant)
    .where('person', '=', person)
    .where('opened', '>', new Date(now.getTime() - YEAR_MS))
    .executeTakeFirstOrThrow()
  return Number(count)
}
