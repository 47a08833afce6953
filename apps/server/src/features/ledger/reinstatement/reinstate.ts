import { randomUUID } from 'node:crypto'
import { DomainError } from '@corridor/kernel'
import {
  bytesToHex,
  type LedgerFault,
  type LedgerReport,
  normaliseIntake,
  type Seal,
  signedBytes,
} from '@corridor/ledger'
import {
  type ReinstatementOrder,
  reinstatementActions,
  type SetAside,
} from '@corridor/ledger/reinstatement'
import type pg from 'pg'
import { appendUnderLock } from '../appendAction.ts'
import { inTransaction } from '../LedgerPlace.ts'
import type { KeySigner } from '../nodeCrypto.ts'
import type { OpenLedger } from '../openLedger.ts'
import { type AnyKind, rebuildUnderLock } from '../rebuildLedger.ts'
import type { ActionRow } from '../storedActions.ts'
import { liftLimit, type Told, verifyUnderLock, type Witnessed } from '../verifyStored.ts'
import {
  type ChangedSeal,
  type ChangedVersion,
  changedSeals,
  changedVersions,
} from './compareLog.ts'
import type { EvidenceSource } from './EvidenceSource.ts'
import { findFalseTails } from './falseTail.ts'
import { putBackSeals, putBackVersion, takeOut } from './putBack.ts'
import { asideOf, asideOfSeal, named, setAside } from './quarantine.ts'
import { reinstatementKind } from './reinstatementKind.ts'

/** More are no repair: the whole backup is restored then. */
const MOST = 5_000
const MOST_FAULTS = 500

/** Who decided it, and the key that says so. */
export interface Decision {
  readonly reason: string
  readonly decidedBy: readonly [string, string]
  /** Private half of the root key, which is kept offline. */
  readonly root: KeySigner
}

export interface ReinstatementRequest {
  readonly source: EvidenceSource
  readonly rootKey: string
  /** Of seals, as witnesses hold them. */
  readonly copies: readonly Seal[]
  /** Kinds of records, whose tables are made again. */
  readonly kinds: readonly AnyKind[]
  /** Null to try it and keep nothing. */
  readonly decision: Decision | null
  readonly told?: (words: string) => void
}

export interface ReinstatementReport {
  /** Null where it was only tried, or nothing differs. */
  readonly record: string | null
  readonly source: ReinstatementOrder['source']
  /** Copies of seals that the source was held against. */
  readonly copies: number
  readonly reinstated: ReinstatementOrder['reinstated']
  readonly setAside: readonly SetAside[]
  readonly seals: readonly number[]
  /** Whether the whole log is sound afterwards. */
  readonly intact: boolean
  /** What is wrong elsewhere, and was before. */
  readonly faults: readonly LedgerFault[]
  /** Records that cannot be shown. */
  readonly left: readonly { readonly record: string; readonly words: string }[]
}

/** Carries the report of a trial out of the transaction that it undoes. */
class Tried extends Error {
  readonly report: ReinstatementReport

  constructor(report: ReinstatementReport) {
    super('tried')
    this.report = report
  }
}

/**
 * Puts versions and seals back as they were sealed, from a source that is itself verified first;
 * what stood there is put aside whole, and an action signed with the root key says what was done.
 * Read models are made again, and everything is verified before the transaction ends: all or
 * nothing. Writers wait meanwhile.
 *
 * @throws {DomainError} `checksum_mismatch` for a source that is not sound or does not mend it,
 * `record_changed` where false versions were built upon and sealed, `too_large`, `bad_file`,
 * `not_permitted` for another key than the root.
 */
export async function reinstate(
  ledger: OpenLedger,
  request: ReinstatementRequest,
): Promise<ReinstatementReport> {
  const { decision, rootKey, source, copies, told = () => {} } = request
  if (decision !== null && decision.root.publicKey !== rootKey) {
    throw new DomainError(
      'not_permitted',
      'The private key given is not the root key of this log. Nothing was changed',
    )
  }
  const counted: Told = (actions) => told(`${actions.toLocaleString('en')} actions checked`)
  told('verifying the source')
  const lastSeal = await requireSound(source, { rootKey, copies }, counted)
  requireHeld(source, copies, lastSeal)
  try {
    return await inTransaction(ledger.owner, 'begin', async (client) => {
      await standStill(ledger, client)
      const run = new Run(ledger, client, request, lastSeal, counted)
      const report = await run.perform()
      if (decision === null) throw new Tried(report)
      return report
    })
  } catch (error) {
    if (error instanceof Tried) return error.report
    throw error
  }
}

/** Keeps sealing and writers out until the end of the transaction. */
async function standStill({ tenant }: OpenLedger, client: pg.PoolClient): Promise<void> {
  await liftLimit(client)
  await client.query(`select pg_advisory_xact_lock(hashtextextended('seal ' || $1, 7))`, [tenant])
  await client.query('lock table ledger_head in exclusive mode')
}

/** @returns the last seal of the source. */
async function requireSound(
  source: EvidenceSource,
  witnessed: Witnessed,
  told: Told,
): Promise<number> {
  const report = await source.verify(witnessed, told)
  const { last } = report
  if (last === null) {
    throw new DomainError(
      'checksum_mismatch',
      `${source.name} holds no seal: it shows nothing. Nothing was changed`,
    )
  }
  // What was sealed after the source was made is not missing in it.
  const faults = report.faults.filter(
    ({ kind, seal }) => !(kind === 'seal_missing' && (seal ?? 0) > last.seal),
  )
  if (faults.length > 0) {
    throw new DomainError(
      'checksum_mismatch',
      `${source.name} is not sound itself and is no evidence: ${wordsOf(faults)}. Nothing was changed; name another`,
      { faults: faults.slice(0, 20) },
    )
  }
  return last.seal
}

/** Copies that are all of later seals show nothing of the source. */
function requireHeld(source: EvidenceSource, copies: readonly Seal[], lastSeal: number): void {
  if (copies.length === 0 || copies.some(({ body }) => body.seal <= lastSeal)) return
  throw new DomainError(
    'checksum_mismatch',
    `None of the copies is of a seal that ${source.name} holds, which ends with seal ${lastSeal}. Ask the witnesses for earlier copies. Nothing was changed`,
  )
}

class Run {
  readonly #ledger: OpenLedger
  readonly #client: pg.PoolClient
  readonly #request: ReinstatementRequest
  readonly #lastSeal: number
  readonly #counted: Told
  readonly #begun: Date
  readonly #record = `reinstatement-${randomUUID()}`

  constructor(
    ledger: OpenLedger,
    client: pg.PoolClient,
    request: ReinstatementRequest,
    lastSeal: number,
    counted: Told,
  ) {
    this.#ledger = ledger
    this.#client = client
    this.#request = request
    this.#lastSeal = lastSeal
    this.#counted = counted
    this.#begun = ledger.now()
  }

  async perform(): Promise<ReinstatementReport> {
    const { source, decision } = this.#request
    this.#tell('verifying the log')
    const before = await this.#verify()
    this.#tell('comparing')
    const versions = await changedVersions(this.#ledger, this.#client, source, this.#counted)
    const seals = await changedSeals(this.#ledger, this.#client, source)
    refuseTooMany(versions.length + seals.length)
    const falseOnes = await this.#putBack(versions, seals, before.faults)
    const aside = [
      ...versions.flatMap(({ stands }) => (stands === null ? [] : [asideOf(stands)])),
      ...falseOnes.map(asideOf),
      ...seals.flatMap(asideOfSeal),
    ]
    refuseTooMany(aside.length)
    const order = this.#order(versions, seals, aside.map(named))
    const isNothing = versions.length + seals.length + aside.length === 0
    if (isNothing) return this.#reportOf(order, before, null, [])
    await setAside(this.#client, this.#ledger.tenant, this.#record, aside, this.#begun)
    if (decision !== null) await this.#append(order, decision)
    this.#tell('making the tables again')
    const { left } = await rebuildUnderLock(
      ...([this.#client, this.#ledger, this.#request.kinds, () => {}] as const),
    )
    this.#tell('verifying what stands now')
    const after = await this.#verify()
    refuseUnmended(order, before.faults, after)
    await this.#keepVerification(after)
    return this.#reportOf(order, after, decision === null ? null : this.#record, left)
  }

  #tell(words: string): void {
    this.#request.told?.(words)
  }

  #verify(): Promise<LedgerReport> {
    const { rootKey, copies } = this.#request
    return verifyUnderLock(this.#ledger, this.#client, { rootKey, copies }, this.#counted)
  }

  /** @returns what stood in the log besides, slipped in or added to what was false. */
  async #putBack(
    versions: readonly ChangedVersion[],
    seals: readonly ChangedSeal[],
    faults: readonly LedgerFault[],
  ): Promise<readonly ActionRow[]> {
    const { tenant } = this.#ledger
    for (const change of versions) {
      await putBackVersion(this.#ledger, this.#client, this.#request.source, change)
    }
    await putBackSeals(this.#client, tenant, seals)
    const records = new Set(versions.map(({ genuine }) => genuine.entry.record))
    const { unsealed, sealed } = await findFalseTails(this.#client, tenant, records, faults)
    if (sealed.length > 0) refuseBuiltUpon(sealed)
    for (const row of unsealed) await takeOut(this.#client, tenant, row)
    return unsealed
  }

  #order(
    versions: readonly ChangedVersion[],
    seals: readonly ChangedSeal[],
    aside: readonly SetAside[],
  ): ReinstatementOrder {
    const { source, copies, decision } = this.#request
    const held = copies.filter(({ body }) => body.seal <= this.#lastSeal)
    return {
      ...{ v: 1, kind: 'reinstatement', tenant: this.#ledger.tenant },
      reason: decision?.reason.trim() ?? '',
      decidedBy: decision?.decidedBy.map((name) => name.trim()) ?? [],
      source: { kind: source.kind, digest: source.digest, lastSeal: this.#lastSeal },
      copies: held.length,
      reinstated: versions.map(({ genuine: { entry, hash, seal } }) => ({
        ...{ record: entry.record, version: entry.version, seal, hash },
      })),
      setAside: aside,
      seals: seals.map(({ kept }) => kept.seal.body.seal),
    }
  }

  async #append(order: ReinstatementOrder, { root }: Decision): Promise<void> {
    const said = normaliseIntake(order) as unknown as ReinstatementOrder
    const signature = bytesToHex(await root.sign(signedBytes(said)))
    await appendUnderLock(
      this.#ledger,
      reinstatementKind,
      {
        record: this.#record,
        key: this.#record,
        command: {
          type: reinstatementActions.perform.type,
          payload: { order: said, signature },
          expectedVersion: 0,
        },
        context: {
          ...{ actor: 'system:operator', role: 'operator' },
          may: (permission) => permission === reinstatementActions.perform.permission,
        },
        circumstances: { channel: 'import' },
      },
      this.#client,
    )
  }

  /** As the daily one: from now on the log is what was sealed, or what is wrong is told. */
  async #keepVerification({ intact, faults, checked, last }: LedgerReport): Promise<void> {
    await this.#client.query(
      `insert into ledger_self_verification
         (tenant, id, begun, ended, intact, seal, actions, faults, consequences)
       values ($1, $2, $3, $4, $5, $6, $7, $8, '[]')`,
      [
        ...[this.#ledger.tenant, randomUUID(), this.#begun, this.#ledger.now(), intact],
        ...[last?.seal ?? 0, checked.actions, JSON.stringify(faults.slice(0, MOST_FAULTS))],
      ],
    )
  }

  #reportOf(
    order: ReinstatementOrder,
    { intact, faults }: LedgerReport,
    record: string | null,
    left: ReinstatementReport['left'],
  ): ReinstatementReport {
    const { source, copies, reinstated, setAside: aside, seals } = order
    return { record, source, copies, reinstated, setAside: aside, seals, intact, faults, left }
  }
}

function refuseTooMany(count: number): void {
  if (count <= MOST) return
  throw new DomainError(
    'too_large',
    `More than ${MOST.toLocaleString('en')} rows differ: this is no repair any more. Restore the whole backup into an empty place (corridor restore). Nothing was changed`,
  )
}

function refuseBuiltUpon(sealed: readonly ActionRow[]): never {
  const places = sealed.map(({ record, version }) => `version ${version} of ${record}`)
  throw new DomainError(
    'record_changed',
    `${places.slice(0, 5).join(', ')} ${sealed.length === 1 ? 'was' : 'were'} added after the false versions and sealed since, or tampered with after this source was made: it cannot follow the originals, and taking it out would break its seal. Name a later source where there is one; otherwise this log stays as it is, with its faults on record. Nothing was changed`,
    { places },
  )
}

/** What was put back must be sound, and nothing may be worse than before. */
function refuseUnmended(
  { reinstated, seals }: ReinstatementOrder,
  before: readonly LedgerFault[],
  { faults }: LedgerReport,
): void {
  const known = new Set(before.map(keyOf))
  const records = new Set(reinstated.map(({ record }) => record))
  const unmended = faults.filter(
    (fault) =>
      !known.has(keyOf(fault)) ||
      (fault.record === null
        ? fault.seal !== null && seals.includes(fault.seal)
        : records.has(fault.record)),
  )
  if (unmended.length === 0) return
  throw new DomainError(
    'checksum_mismatch',
    `With what the source holds the log would still not be sound: ${wordsOf(unmended)}. Nothing was changed`,
    { faults: unmended.slice(0, 20) },
  )
}

const keyOf = ({ kind, record, version, seal }: LedgerFault): string =>
  [kind, record, version, seal].join(' ')

const wordsOf = (faults: readonly LedgerFault[]): string =>
  [
    ...faults.slice(0, 3).map(({ words }) => words),
    ...(faults.length > 3 ? [`and ${faults.length - 3} more`] : []),
  ].join('; ')
