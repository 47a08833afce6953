import { DomainError } from '@corridor/kernel'
import type pg from 'pg'

/** What the application acts as in the ledger. */
const LEDGER_ROLE = 'corridor_ledger'

const ADD_ONLY = [
  'ledger_action',
  'ledger_content',
  'ledger_subject_key',
  'ledger_answer',
  'ledger_seal',
  'ledger_seal_leaf',
  'ledger_seal_delivery',
  'ledger_key_statement',
  'ledger_read',
  'certificate_key_statement',
]

const GRANTS = [
  `grant select, insert on ${ADD_ONLY.join(', ')} to ${LEDGER_ROLE}`,
  `grant select on ledger_erasure, ledger_self_verification, ledger_quarantine to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on ledger_reinstatement to ${LEDGER_ROLE}`,
  // Made from the log and made again from it: only these change.
  `grant select, insert, update on ledger_head to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on organisation, organisation_office, holiday_calendar to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on break_glass to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on clearance, clearance_movement to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on office_key, lost_receipt to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on worker, contract to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on accreditation, sub_agent, job_order, vacancy_claim to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on bond to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on licence, agency_name to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on document to ${LEDGER_ROLE}`,
  `grant select on document_file to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on questionnaire, country_report to ${LEDGER_ROLE}`,
  // Locked while its report is sent, so that nobody writes in it meanwhile.
  `grant select, update (revision) on report_draft to ${LEDGER_ROLE}`,
  `grant select on report_answers, report_figures to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on parameter_file, rule_parameter, deployment_ban, watch_entry, check_override to ${LEDGER_ROLE}`,
  `grant select, insert, update, delete on statistic_release to ${LEDGER_ROLE}`,
  `grant select on statistic_result to ${LEDGER_ROLE}`,
  // Whether there is still time to confirm.
  `grant select on deadline to ${LEDGER_ROLE}`,
]

/** Makes a role once, also where another program makes it in the same moment. */
const CREATE = `do $$ begin
  create role ${LEDGER_ROLE} nologin;
exception when duplicate_object or unique_violation then null;
end $$`

/**
 * The role under which the ledger is written: it may add and read, and nothing else. Made where it
 * is missing, with its privileges, which are asserted at each start.
 *
 * @returns whether the role can be used, or in words what an administrator has to do.
 */
export async function prepareLedgerRole(
  owner: pg.Pool,
): Promise<{ readonly words: string | null }> {
  const { rows } = await owner.query<{ user: string; there: boolean; schema: string }>(
    `select current_user as user, current_schema() as schema,
            exists (select from pg_roles where rolname = $1) as there`,
    [LEDGER_ROLE],
  )
  const { user, there, schema } = rows[0]!
  const name = `"${user.replaceAll('"', '""')}"`
  try {
    if (!there) await owner.query(CREATE)
    const { rows: member } = await owner.query<{ member: boolean }>(
      `select pg_has_role(current_user, $1, 'member') as member`,
      [LEDGER_ROLE],
    )
    if (!there || !member[0]!.member) await owner.query(`grant ${LEDGER_ROLE} to ${name}`)
    await owner.query(`grant usage on schema "${schema.replaceAll('"', '""')}" to ${LEDGER_ROLE}`)
    for (const grant of GRANTS) await owner.query(grant)
    return { words: null }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return {
      words:
        `The ledger is written with the rights of its owner, who may also change it: the account ${user} of ` +
        `DATABASE_URL may not make the role ${LEDGER_ROLE}. Have an administrator of the database run ` +
        `"create role ${LEDGER_ROLE} nologin; grant ${LEDGER_ROLE} to ${name};" and start Corridor again. ` +
        'Seals show changes either way',
    }
  }
}

const isRefusal = (error: unknown): boolean =>
  !(error instanceof DomainError) &&
  error instanceof Error &&
  'code' in error &&
  error.code === '42501'

/** The same address, for connections that act as the ledger's role from their first statement. */
export function asLedgerRole(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  const given = url.searchParams.get('options')
  url.searchParams.set('options', `${given === null ? '' : `${given} `}-c role=${LEDGER_ROLE}`)
  return url.href
}
