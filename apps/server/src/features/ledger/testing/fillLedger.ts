import { randomBytes } from 'node:crypto'
import { finished } from 'node:stream/promises'
import {
  appendEntry,
  canonicalJson,
  type Folded,
  foldRecord,
  type Head,
  headOf,
  type Signer,
  type StoredAction,
} from '@corridor/ledger'
import type { Organisation } from '@corridor/ledger/organisations'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { organisationKind } from '../../organisations/organisationKind.ts'
import { hasher } from '../nodeCrypto.ts'
import type { OpenLedger } from '../openLedger.ts'
import { sealActions } from '../sealActions.ts'

export interface Filling {
  readonly records: number
  readonly actionsPerRecord: number
  /** Actions in one seal. */
  readonly batch: number
  readonly told?: (actions: number) => void
}

/** One record as it is filled. */
interface Filled {
  head: Head
  folded: Folded<Organisation>
  wrapped: Buffer
}

/**
 * Fills an empty ledger with many actions by copying tables: hashed, encrypted, chained and sealed
 * as appended ones are, so that it verifies. Answers to idempotency keys are left out.
 *
 * Records come by turns in an order without pattern, so that neighbours in the log are no
 * neighbours in the index.
 *
 * @remarks About 10,000 actions a second on two processors.
 */
export async function fillLedger(
  ledger: OpenLedger,
  signer: Signer,
  { records, actionsPerRecord, batch, told = () => {} }: Filling,
): Promise<void> {
  const filler = new Filler(ledger, records)
  await filler.begin()
  try {
    for (let written = 0; written < records * actionsPerRecord; written += batch) {
      const count = Math.min(batch, records * actionsPerRecord - written)
      await filler.write(written, count)
      await sealActions(ledger, signer)
      told(written + count)
    }
    await filler.writeHeads()
  } finally {
    await filler.end()
  }
}

class Filler {
  readonly #ledger: OpenLedger
  readonly #records: number
  readonly #filled: Filled[] = []
  readonly #client: pg.Client
  #salts = Buffer.alloc(0)

  constructor(ledger: OpenLedger, records: number) {
    this.#ledger = ledger
    this.#records = records
    this.#client = new pg.Client({ connectionString: ownerAddress(ledger.address) })
  }

  async begin(): Promise<void> {
    await this.#client.connect()
    // References are sound by construction; asking for each would double the time.
    await this.#client.query('set session_replication_role = replica')
    await this.#client.query('set synchronous_commit = off')
    // Otherwise most of the time goes to writing whole pages into the log of the database.
    await this.#client.query(`alter system set max_wal_size = '8GB'`)
    await this.#client.query('select pg_reload_conf()')
  }

  async end(): Promise<void> {
    await this.#client.query('alter system reset max_wal_size')
    await this.#client.end()
  }

  async write(from: number, count: number): Promise<void> {
    const [actions, contents, keys]: [string[], string[], string[]] = [[], [], []]
    const { tenant, vault } = this.#ledger
    for (let at = from; at < from + count; at += 1) {
      const place = this.#recordAt(at)
      const record = `org-${place}`
      const isNew = this.#filled[place] === undefined
      const wrapped = this.#filled[place]?.wrapped ?? vault.newSubjectKey(tenant, record)
      const stored = this.#append(record, place, at)
      const { entry, hash, content } = stored
      if (content.kind !== 'present') throw new Error('no content')
      this.#filled[place] = {
        head: headOf(stored),
        folded: foldRecord(
          organisationKind.definition,
          [stored],
          this.#filled[place]?.folded ?? { state: null, version: 0 },
        ),
        wrapped,
      }
      const cipher = vault.encryptContent(
        { tenant, subject: record, record, version: entry.version },
        wrapped,
        content,
      )
      const id = `${tenant}\t${record}\t${entry.version}`
      actions.push(`${id}\t${entry.type}\t${escaped(canonicalJson(entry))}\t${hash}\n`)
      contents.push(`${id}\t${record}\t\\\\x${cipher.toString('hex')}\n`)
      if (isNew) {
        keys.push(`${tenant}\t${record}\t\\\\x${wrapped.toString('hex')}\t${entry.recordedAt}\n`)
      }
    }
    await this.#client.query('begin')
    await this.#copy('ledger_action (tenant, record, version, type, entry, hash)', actions)
    await this.#copy('ledger_content (tenant, record, version, subject, cipher)', contents)
    await this.#copy('ledger_subject_key (tenant, subject, wrapped, created)', keys)
    await this.#client.query('commit')
  }

  async writeHeads(): Promise<void> {
    const { tenant, owner } = this.#ledger
    const lines = this.#filled.map(
      ({ head: { record, version, hash, recordedAt } }) =>
        `${tenant}\t${record}\torganisation\t${version}\t${hash}\t${recordedAt}\n`,
    )
    await this.#copy('ledger_head (tenant, record, kind, version, hash, recorded_at)', lines)
    for (let from = 0; from < this.#filled.length; from += 1_000) {
      const rows = this.#filled.slice(from, from + 1_000).map(({ head, folded }) => ({
        record: head.record,
        version: head.version,
        state: folded.state!,
      }))
      await organisationKind.project(owner, tenant, rows)
    }
  }

  /** Every record once in each round, in an order without pattern. */
  #recordAt(at: number): number {
    const round = Math.floor(at / this.#records)
    return ((at % this.#records) * stepFor(this.#records) + 104_729 * round) % this.#records
  }

  #append(record: string, place: number, at: number): StoredAction {
    const head = this.#filled[place]?.head ?? null
    const version = (head?.version ?? 0) + 1
    const envelope = {
      record,
      type: version === 1 ? 'organisation.create' : 'organisation.note',
      actor: `u-clerk-${at % 200}`,
      role: 'licensing-officer',
      organisation: 'home',
      // About 300 actions a second, from a day on.
      recordedAt: new Date(START + Math.floor((at * 10) / 3)).toISOString(),
      key: `fill-${at}`,
    }
    const payload =
      version === 1
        ? { kind: 'agency', name: `Example ${record}`, country: 'NPL', registration: null }
        : { text: `remark fill-${at}, `.repeat(8).trim() }
    return appendEntry(head, envelope, payload, this.#salt(), hasher)
  }

  #salt(): string {
    if (this.#salts.length === 0) this.#salts = randomBytes(32 * 4_096)
    const salt = this.#salts.toString('hex', 0, 32)
    this.#salts = this.#salts.subarray(32)
    return salt
  }

  async #copy(into: string, lines: readonly string[]): Promise<void> {
    const stream = this.#client.query(copyFrom(`copy ${into} from stdin`))
    for (let from = 0; from < lines.length; from += 1_000) {
      stream.write(lines.slice(from, from + 1_000).join(''))
    }
    stream.end()
    await finished(stream)
  }
}

const START = Date.parse('2026-01-01T00:00:00.000Z')

/** A step that meets every record once: it has no divisor in common with their number. */
function stepFor(records: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b))
  let step = Math.max(1, Math.floor(records * 0.618))
  while (divides(step, records) !== 1) step += 1
  return step
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\')

/** Without the role that may only add: references are switched off by the owner alone. */
function ownerAddress(address: string): string {
  const url = new URL(address)
  url.searchParams.delete('options')
  return url.href
}
