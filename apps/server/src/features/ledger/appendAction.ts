import { createHash, randomBytes } from 'node:crypto'
import { DomainError } from '@corridor/kernel'
import {
  type Accepted,
  appendEntry,
  type Command,
  canonicalJson,
  type DecisionContext,
  type Digest,
  decide,
  type Entry,
  type Envelope,
  type Folded,
  foldRecord,
  type Head,
  type Instant,
  normaliseIntake,
  type Receipt,
  type RecordState,
  type Refused,
  signReceipt,
} from '@corridor/ledger'
import type pg from 'pg'
import { inTransaction, type LedgerPlace } from './LedgerPlace.ts'
import { hasher } from './nodeCrypto.ts'
import type { RecordKind } from './RecordKind.ts'
import { selectActions } from './selectActions.ts'
import { holdSubject } from './subjectKeys.ts'
import { isUnfitText } from './unfitText.ts'
import { writeAction } from './writeAction.ts'

/** An act that somebody asks for. */
export interface ActionRequest<Facts> {
  readonly record: string
  readonly command: Command
  /** Made by the client once for each intended act; the same again gives the same answer. */
  readonly key: string
  /** Whose data the payload is: erased together. The record itself unless told otherwise. */
  readonly subject?: string
  readonly context: Omit<DecisionContext<Facts>, 'now' | 'facts'>
  readonly circumstances?: Pick<
    Envelope,
    'purpose' | 'place' | 'device' | 'channel' | 'occurredAt' | 'causedBy' | 'requestId'
  >
}

/** What the sender is told of an action that stands in the log. */
export interface Acknowledgement {
  readonly record: string
  readonly version: number
  readonly type: string
  readonly hash: Digest
  readonly recordedAt: Instant
  /**
   * Signed with the sealing key, which is not in the database: shows the action even if it is cut
   * off before its seal is closed. Null where no sealing key was introduced yet.
   */
  readonly receipt: Receipt | null
}

export type ActionAnswer =
  | { readonly kind: 'recorded'; readonly repeated: boolean; readonly action: Acknowledgement }
  /** Refused by the record's own rules. */
  | { readonly kind: 'refused'; readonly refusal: Refused }
  /** The record went on: with the version it has and what was added since the sender saw it. */
  | {
      readonly kind: 'conflict'
      readonly refusal: Refused
      readonly version: number
      readonly since: readonly Entry[]
    }
  /** The key was used for another act. */
  | { readonly kind: 'key_reused' }
  /** The same act is being recorded at this moment: ask again. */
  | { readonly kind: 'still_running' }
  /** Ids or text that cannot be kept. */
  | { readonly kind: 'unfit'; readonly words: string }

const ATTEMPTS = 5

/** Two transactions met in a way that one more attempt resolves. */
const PASSING: ReadonlySet<unknown> = new Set(['23505', '40001', '40P01'])

/**
 * Decides an act and records it: entry, content, head, read model and answer, all or nothing.
 *
 * @returns every outcome a sender can cause, as a value.
 * @throws what the database throws when it cannot be reached; whether the action was recorded is
 * then learnt by asking again with the same key.
 * @remarks Six statements; O(versions of the record), which are folded.
 */
export async function appendAction<State extends RecordState, Facts>(
  place: LedgerPlace,
  kind: RecordKind<State, Facts>,
  request: ActionRequest<Facts>,
): Promise<ActionAnswer> {
  const words = findUnfit(request)
  if (words !== null) return { kind: 'unfit', words }
  let digest: string
  try {
    digest = digestOf(place, kind, request)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { kind: 'unfit', words: `payload: ${error.message}` }
  }
  const begin = `begin; select pg_try_advisory_xact_lock(${lockOf('key', place.tenant, request.key)}) as free`
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(place.pool, begin, async (client, begun) => {
        if (begun[1]?.rows[0]?.free !== true) return { kind: 'still_running' }
        return await recordOnce(place, kind, request, digest, client)
      })
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (attempt === ATTEMPTS || !PASSING.has(code)) throw error
    }
  }
}

/**
 * The same within a transaction of the caller, which keeps other writers out.
 *
 * @throws {DomainError} `bad_request` for an act that is refused.
 */
export async function appendUnderLock<State extends RecordState, Facts>(
  place: LedgerPlace,
  kind: RecordKind<State, Facts>,
  request: ActionRequest<Facts>,
  client: pg.PoolClient,
): Promise<Acknowledgement> {
  const words = findUnfit(request)
  const answer: ActionAnswer =
    words === null
      ? await recordOnce(place, kind, request, digestOf(place, kind, request), client)
      : { kind: 'unfit', words }
  if (answer.kind === 'recorded') return answer.action
  const why = answer.kind === 'refused' ? JSON.stringify(answer.refusal) : answer.kind
  throw new DomainError('bad_request', `${request.command.type} cannot be recorded: ${why}`)
}

async function recordOnce<State extends RecordState, Facts>(
  place: LedgerPlace,
  kind: RecordKind<State, Facts>,
  request: ActionRequest<Facts>,
  digest: string,
  client: pg.PoolClient,
): Promise<ActionAnswer> {
  const { tenant } = place
  const { rows } = await client.query<{ request: string; answer: string }>({
    name: 'ledger_answer',
    text: 'select request, answer from ledger_answer where tenant = $1 and key = $2',
    values: [tenant, request.key],
  })
  if (rows[0] !== undefined) {
    if (rows[0].request !== digest) return { kind: 'key_reused' }
    const action = JSON.parse(rows[0].answer) as Acknowledgement
    return {
      kind: 'recorded',
      repeated: true,
      action: { ...action, receipt: action.receipt ?? null },
    }
  }
  const head = await lockHead(client, tenant, request.record)
  const actions = head === null ? [] : await selectActions(place, client, request.record)
  const current = foldRecord(kind.definition, actions)
  refuseLostHead(request.record, head, current.version)
  const now = laterOf(place.now().toISOString(), head?.recordedAt)
  const { record, command } = request
  const facts = (await kind.readFacts?.(client, tenant, record, place, command)) as Facts
  const decided = decide(kind.definition, current, request.command, {
    ...request.context,
    now,
    facts,
  })
  if (decided.kind === 'refused') {
    return answerRefusal(
      decided,
      current,
      request,
      actions.map(({ entry }) => entry),
    )
  }
  const action = await write(place, kind, request, digest, { head, now, decided }, client)
  return { kind: 'recorded', repeated: false, action }
}

async function write<State extends RecordState, Facts>(
  place: LedgerPlace,
  kind: RecordKind<State, Facts>,
  request: ActionRequest<Facts>,
  digest: string,
  { head, now, decided }: { head: Head | null; now: Instant; decided: Accepted<State> },
  client: pg.PoolClient,
): Promise<Acknowledgement> {
  const { tenant } = place
  const subject = request.subject ?? request.record
  const salt = randomBytes(32).toString('hex')
  const envelope = envelopeOf(request, decided, now)
  const stored = appendEntry(head, envelope, decided.payload, salt, hasher)
  const { record, version, type, recordedAt } = stored.entry
  // Signed before the commit and kept with the answer: who asks again gets the same. One that is
  // not committed never leaves this function.
  const signer = place.receiptSigner?.() ?? null
  const receipt = signer === null ? null : await signReceipt(stored, signer)
  const acknowledgement = { record, version, type, hash: stored.hash, recordedAt, receipt }
  const wrapped = await holdSubject(place, client, subject)
  const cipher = place.vault.encryptContent({ tenant, subject, record, version }, wrapped, {
    payload: decided.payload,
    salt,
  })
  await writeAction(
    client,
    tenant,
    kind.definition.kind,
    stored,
    { subject, cipher },
    {
      request: digest,
      answer: canonicalJson(acknowledgement),
    },
  )
  await kind.project(client, tenant, [{ record, version, state: decided.state }])
  if (kind.follow !== undefined) {
    await client.query('set local role none')
    await kind.follow(client, { tenant, entry: stored.entry, state: decided.state }, place)
  }
  return acknowledgement
}

/** The row that writers of one record wait for; null for a new record. */
async function lockHead(
  client: pg.PoolClient,
  tenant: string,
  record: string,
): Promise<Head | null> {
  const { rows } = await client.query<{ version: number; hash: string; recorded_at: string }>({
    name: 'ledger_lock_head',
    text: `select version, hash, recorded_at from ledger_head
           where tenant = $1 and record = $2 for update`,
    values: [tenant, record],
  })
  const row = rows[0]
  if (row === undefined) return null
  return { record, version: row.version, hash: row.hash, recordedAt: row.recorded_at }
}

/** @throws {DomainError} `checksum_mismatch` when actions were taken out or added behind the head. */
function refuseLostHead(record: string, head: Head | null, version: number): void {
  if ((head?.version ?? 0) === version) return
  throw new DomainError(
    'checksum_mismatch',
    `${record} was last written as version ${head?.version}, and the log has ${version}. Verify the ledger (corridor ledger verify) before anything is added to this record`,
    { record, version, head: head?.version },
  )
}

function answerRefusal<State>(
  refusal: Refused,
  { version }: Folded<State>,
  { command }: ActionRequest<never>,
  entries: readonly Entry[],
): ActionAnswer {
  if (refusal.reason !== 'conflict') return { kind: 'refused', refusal }
  const seen = command.expectedVersion ?? version
  const since = entries.filter((entry) => entry.version > seen)
  return { kind: 'conflict', refusal, version, since }
}

function envelopeOf<State, Facts>(
  { record, key, context, circumstances = {} }: ActionRequest<Facts>,
  { type, foldVersion }: Accepted<State>,
  recordedAt: Instant,
): Envelope {
  const { actor, role, organisation, onBehalfOf } = context
  const given = Object.entries(circumstances).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(given),
    record,
    type,
    actor,
    role,
    recordedAt,
    key,
    ...(foldVersion === 1 ? {} : { foldVersion }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(onBehalfOf?.[0] === undefined ? {} : { onBehalfOf: onBehalfOf[0] }),
  }
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/

function findUnfit<Facts>(request: ActionRequest<Facts>): string | null {
  const { record, key, subject, context, circumstances } = request
  const ids = { record, key, subject: subject ?? record }
  for (const [name, id] of Object.entries(ids)) {
    if (!ID.test(id)) return `${name} must be 1 to 128 letters, digits, dots, colons and hyphens`
  }
  // The payload's own text is refused by `normaliseIntake`.
  const texts = [context.actor, context.role, context.organisation, circumstances]
  return texts.some(isUnfitText) ? 'the character of number 0 cannot be kept; leave it out' : null
}

/**
 * Of everything that makes the act; not of the permission to do it, which may come and go.
 *
 * @throws {DomainError} `bad_request` for a payload that cannot be written as JSON.
 */
function digestOf<State extends RecordState, Facts>(
  { vault }: LedgerPlace,
  { definition }: RecordKind<State, Facts>,
  { record, command, context }: ActionRequest<Facts>,
): string {
  return vault.digestRequest({
    kind: definition.kind,
    record,
    type: command.type,
    payload: normaliseIntake(command.payload),
    expectedVersion: command.expectedVersion ?? null,
    actor: context.actor,
  })
}

const laterOf = (now: Instant, before: Instant | undefined): Instant =>
  before !== undefined && before > now ? before : now

/** A number for the database's own locks. */
function lockOf(...names: readonly string[]): bigint {
  return createHash('sha256').update(JSON.stringify(names)).digest().readBigInt64BE()
}
