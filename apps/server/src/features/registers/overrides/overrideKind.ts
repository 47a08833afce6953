import { type Command, canonicalJson, type JsonValue } from '@corridor/ledger'
import type { ProtectedRecord } from '@corridor/permissions'
import type { CheckFinding } from '@corridor/recruitment/checks'
import { type JobOrder, standingOfRule } from '@corridor/recruitment/demand'
import {
  type Override,
  type OverrideFacts,
  overrideRecord,
  type StandingFinding,
} from '@corridor/recruitment/registers'
import { addAssessmentJob, addAssessmentJobs } from '../../clearances/clearanceJobs.ts'
import { followRecord } from '../../deadlines/followRecord.ts'
import { readCheckFacts } from '../../demand/readCheckFacts.ts'
import type { LedgerPlace, Queryable } from '../../ledger/LedgerPlace.ts'
import type { RecordKind } from '../../ledger/RecordKind.ts'
import { todayOf } from '../todayOf.ts'
import { unowned } from '../unowned.ts'
import { type Columns, upsertRecords } from '../upsertRecords.ts'

export const protectedOverride = ({
  record,
  office,
  jurisdiction,
  status,
}: {
  readonly record: string
  readonly office: string
  readonly jurisdiction: string
  readonly status: string
}): ProtectedRecord => ({
  ...unowned,
  kind: 'override',
  id: record,
  office,
  jurisdiction,
  state: status,
})

const COLUMNS: Columns = {
  ...{ record: 'text', version: 'integer', subject_kind: 'text', subject: 'text', rule: 'text' },
  ...{ rule_version: 'integer', met: 'text', status: 'text', expires_on: 'date' },
  ...{ office: 'text', jurisdiction: 'text', state: 'text' },
}

const follow = followRecord<Override>({
  definition: overrideRecord,
  word: 'override',
  jurisdictionOf: ({ jurisdiction }) => jurisdiction,
  waitingOf: (record, state) =>
    state.proposal === null
      ? null
      : {
          permission: 'confirm.override',
          act: 'confirm',
          title: `${state.rule} ${state.subject}`,
          since: state.proposal.proposedAt,
          excluded: state.proposal.by,
          on: protectedOverride({ record, ...state }),
        },
})

/** Overrides of single results: their record, their table, and what waits for whom. */
export const overrideKind: RecordKind<Override, OverrideFacts> = {
  definition: overrideRecord,
  readFacts: readOverrideFacts,
  project: (client, tenant, rows) =>
    upsertRecords(
      client,
      tenant,
      'check_override',
      COLUMNS,
      rows.map(({ record, version, state }) => ({
        ...state,
        ...{ record, version, subject_kind: state.subjectKind, rule_version: state.ruleVersion },
        expires_on: state.expiresOn,
        state: canonicalJson(state as unknown as JsonValue),
      })),
    ),
  async clear(client, tenant) {
    await client.query('delete from check_override where tenant = $1', [tenant])
  },
  async follow(client, recorded, place) {
    await follow(client, recorded, place)
    const { entry, tenant, state } = recorded
    if (entry.type !== 'override.confirm') return
    // What waited for it is checked anew.
    if (state.subjectKind === 'contract') await addAssessmentJobs(client, tenant, state.subject)
    if (state.subjectKind === 'clearance') await addAssessmentJob(client, state.subject)
  },
}

/** What an override is about, from the command or, once it is there, from its own line. */
interface About {
  readonly subjectKind: string
  readonly subject: string
  readonly rule: string
  readonly ruleVersion: number
  readonly office: string
  readonly jurisdiction: string
}

async function readOverrideFacts(
  client: Queryable,
  tenant: string,
  record: string,
  place: Pick<LedgerPlace, 'now' | 'timeZone'>,
  { type, payload }: Command,
): Promise<OverrideFacts> {
  const about =
    type === 'override.propose' ? aboutIn(payload) : await storedAbout(client, tenant, record)
  const subject = about === null ? null : await readSubject(client, tenant, about)
  const today = todayOf(place)
  return {
    today,
    standing:
      about === null || subject === null
        ? null
        : about.subjectKind === 'jobOrder'
          ? await standingOfOrder(client, tenant, about, subject as unknown as JobOrder, today)
          : standingOf(subject, about.rule),
    isKeeper:
      about === null || subject === null
        ? null
        : subject.office === about.office && subject.jurisdiction === about.jurisdiction,
    inTime: await isInTime(client, tenant, record, place),
    alreadyThere: about !== null && (await isThere(client, tenant, record, about)),
  }
}

/** The schema is looked at only afterwards: whatever does not fit names nothing. */
function aboutIn(payload: unknown): About | null {
  const given = (payload ?? {}) as Readonly<Record<string, unknown>>
  const fits = ['subjectKind', 'subject', 'rule', 'office', 'jurisdiction'].every(
    (name) => typeof given[name] === 'string',
  )
  return fits && Number.isSafeInteger(given.ruleVersion) ? (given as unknown as About) : null
}

async function storedAbout(
  client: Queryable,
  tenant: string,
  record: string,
): Promise<About | null> {
  const { rows } = await client.query<{ state: string }>({
    name: 'override_about',
    text: 'select state from check_override where tenant = $1 and record = $2',
    values: [tenant, record],
  })
  return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as Override)
}

/** A contract, clearance or job order, as far as its checks and its keepers go. */
interface Subject {
  readonly office: string | null
  readonly jurisdiction: string | null
  /** Of a contract. */
  readonly checks?: { readonly findings: readonly CheckFinding[] } | null
  /** Of a clearance. */
  readonly assessment?: { readonly findings: readonly CheckFinding[] } | null
}

const TABLES: ReadonlyMap<string, string> = new Map([
  ['contract', 'contract'],
  ['clearance', 'clearance'],
  ['jobOrder', 'job_order'],
])

async function readSubject(
  client: Queryable,
  tenant: string,
  { subjectKind, subject }: About,
): Promise<Subject | null> {
  const table = TABLES.get(subjectKind)
  if (table === undefined) return null
  const { rows } = await client.query<{ state: string }>({
    name: `override_subject_${table}`,
    text: `select state from ${table} where tenant = $1 and record = $2`,
    values: [tenant, subject],
  })
  return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as Subject)
}

/** Job orders are checked anew whenever somebody looks: what the rule says now, nothing set aside. */
async function standingOfOrder(
  client: Queryable,
  tenant: string,
  { subject, rule }: About,
  order: JobOrder,
  today: string,
): Promise<StandingFinding | null> {
  const facts = await readCheckFacts(client, tenant, subject, today)
  return facts === null ? null : standingOfRule(order, facts, rule)
}

/** A rule of two effects gives two findings: the one that stands against the record counts. */
function standingOf({ checks, assessment }: Subject, rule: string): StandingFinding | null {
  const findings = (checks ?? assessment)?.findings.filter((one) => one.rule === rule) ?? []
  const against = findings.filter(({ met }) => met === 'no' || met === 'cannot_tell')
  const [first = findings[0]] = against
  if (first === undefined) return null
  return {
    ruleVersion: first.version,
    met: first.met,
    // What may not be set aside takes the other effect of its rule with it.
    overridable: against.every(({ overridable }) => overridable),
  }
}

/** By the deadline itself, should the clock come late. */
async function isInTime(
  client: Queryable,
  tenant: string,
  record: string,
  { now }: Pick<LedgerPlace, 'now'>,
): Promise<boolean | null> {
  const { rows } = await client.query<{ missed_from: Date | null }>({
    name: 'override_deadline',
    text: `select missed_from from deadline
           where tenant = $1 and record = $2 and name = 'override.confirmation' and state = 'open'`,
    values: [tenant, record],
  })
  const missedFrom = rows[0]?.missed_from ?? null
  return missedFrom === null ? null : missedFrom > now()
}

async function isThere(
  client: Queryable,
  tenant: string,
  record: string,
  { subject, rule, ruleVersion }: About,
): Promise<boolean> {
  const { rows } = await client.query({
    name: 'override_there',
    text: `select from check_override
           where tenant = $1 and record <> $2 and subject = $3 and rule = $4 and rule_version = $5
             and status in ('proposed', 'confirmed')
           limit 1`,
    values: [tenant, record, subject, rule, ruleVersion],
  })
  return rows.length > 0
}
