import type { Command } from '@corridor/ledger'
import type { ConfirmedOverride } from '@corridor/recruitment/checks'
import {
  type Contract,
  type ContractFacts,
  SECONDS_PER_100_WORDS,
  type Worker,
} from '@corridor/recruitment/contracts'
import { localDate } from '../../localDate.ts'
import { CAUSES } from '../demand/readCheckFacts.ts'
import type { LedgerPlace, Queryable } from '../ledger/LedgerPlace.ts'
import { areOpenOffices, isActive } from './registerFacts.ts'

interface Named {
  readonly worker: string
  readonly agency: string
  readonly employer: string
  readonly jobOrder: string | null
  readonly offices: readonly string[]
  /** Since when what lies before the worker does so. */
  readonly shownSince: string | null
}

/** What the rules of contracts need to know, read in the transaction of the action. */
export async function readContractFacts(
  client: Queryable,
  tenant: string,
  record: string,
  { now, timeZone }: Pick<LedgerPlace, 'now' | 'timeZone'>,
  command: Command,
): Promise<ContractFacts> {
  const today = localDate(timeZone, now())
  const named =
    command.type === 'contract.draft'
      ? namedIn(command.payload)
      : await storedParties(client, tenant, record)
  const worker = await findWorker(client, tenant, named.worker)
  const opened =
    worker?.person == null || named.shownSince === null
      ? null
      : await firstOpened(client, tenant, record, worker.person, named.shownSince)
  return {
    today,
    worker,
    agencyActive: await isActive(client, tenant, named.agency, 'agency'),
    employerActive: await isActive(client, tenant, named.employer, 'employer'),
    officesOpen:
      named.offices.length === 0 ? null : await areOpenOffices(client, tenant, named.offices),
    ...(await jobOrderFacts(client, tenant, named, today)),
    secondsSinceOpened: opened === null ? null : Math.floor((now().getTime() - opened) / 1000),
    secondsPer100Words: SECONDS_PER_100_WORDS,
    overrides: await confirmedOverrides(client, tenant, record),
  }
}

function namedIn(payload: unknown): Named {
  const text = (name: string): string | null => {
    const value = (payload as Readonly<Record<string, unknown>> | null)?.[name]
    return typeof value === 'string' ? value : null
  }
  return {
    worker: text('worker') ?? '',
    agency: text('agency') ?? '',
    employer: text('employer') ?? '',
    jobOrder: text('jobOrder'),
    offices: [text('office'), text('post')].filter((office) => office !== null),
    shownSince: null,
  }
}

async function storedParties(client: Queryable, tenant: string, record: string): Promise<Named> {
  const { rows } = await client.query<{ state: string }>({
    name: 'contract_state',
    text: 'select state from contract where tenant = $1 and record = $2',
    values: [tenant, record],
  })
  if (rows[0] === undefined) return namedIn(null)
  const state = JSON.parse(rows[0].state) as Contract
  const { worker, agency, employer, jobOrder, review, amendment } = state
  const shownSince = review?.sentAt ?? amendment?.proposedAt ?? null
  return { worker, agency, employer, jobOrder, offices: [], shownSince }
}

async function findWorker(
  client: Queryable,
  tenant: string,
  record: string,
): Promise<ContractFacts['worker']> {
  const { rows } = await client.query<{ state: string }>({
    name: 'contract_worker',
    text: 'select state from worker where tenant = $1 and record = $2',
    values: [tenant, record],
  })
  if (rows[0] === undefined) return null
  const { person, particulars, openTo } = JSON.parse(rows[0].state) as Worker
  return { person, openTo, languages: particulars?.languages ?? [] }
}

/** When the worker first opened it, by the log of readings: nobody can say that she did. */
async function firstOpened(
  client: Queryable,
  tenant: string,
  record: string,
  person: string,
  since: string,
): Promise<number | null> {
  const { rows } = await client.query<{ opened: Date | null }>({
    name: 'contract_first_opened',
    text: `select min(read_at) as opened from ledger_read
           where tenant = $1 and record = $2 and actor = $3 and act = 'open'
             and outcome = 'shown' and read_at >= $4`,
    values: [tenant, record, person, since],
  })
  return rows[0]?.opened?.getTime() ?? null
}

interface JobOrderRow {
  readonly agency: string
  readonly principal: string
  readonly status: string
  /** Why it stands still today, written down or not yet. */
  readonly causes: readonly string[]
  readonly valid_until: string | null
  readonly left: number
}

/** The job order, held until the end of the transaction: two contracts take one vacancy in turn. */
async function jobOrderFacts(
  client: Queryable,
  tenant: string,
  { jobOrder, agency, employer }: Named,
  today: string,
): Promise<Pick<ContractFacts, 'jobOrderFits' | 'vacancyLeft'>> {
  if (jobOrder === null) return { jobOrderFits: null, vacancyLeft: null }
  const { rows } = await client.query<JobOrderRow>({
    name: 'contract_job_order',
    text: `select agency, principal, status, ${CAUSES} as causes, valid_until::text,
             approved - reserved - consumed as left
           from job_order o where tenant = $1 and record = $2 for update`,
    values: [tenant, jobOrder, today],
  })
  const [row] = rows
  if (row === undefined) return { jobOrderFits: false, vacancyLeft: null }
  const isUsable =
    (row.status === 'approved' || row.status === 'advertised') &&
    row.causes.length === 0 &&
    (row.valid_until === null || row.valid_until >= today)
  return {
    jobOrderFits: row.agency === agency && row.principal === employer,
    vacancyLeft: isUsable && row.left > 0,
  }
}

interface OverrideRow {
  readonly rule: ConfirmedOverride['rule']
  readonly rule_version: number
  readonly expires_on: string
}

/** What two persons set aside for this contract; whether it still counts is judged by its day. */
async function confirmedOverrides(
  client: Queryable,
  tenant: string,
  record: string,
): Promise<readonly ConfirmedOverride[]> {
  const { rows } = await client.query<OverrideRow>({
    name: 'contract_overrides',
    text: `select rule, rule_version, expires_on::text from check_override
           where tenant = $1 and subject_kind = 'contract' and subject = $2
             and status = 'confirmed'`,
    values: [tenant, record],
  })
  return rows.map(({ rule, rule_version, expires_on }) => ({
    rule,
    ruleVersion: rule_version,
    expiresOn: expires_on,
  }))
}
