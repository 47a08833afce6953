import type { JobOrderVerification, SubAgentVerification } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { type JobOrder, readPublicNumber, standingOf } from '@corridor/recruitment/demand'
import type { DemandReading } from './DemandParts.ts'
import { partyNames, todayOf } from './demandStore.ts'
import { readCauses } from './readCauses.ts'

/** Statuses after approval: before, a number is nobody's. */
const PUBLIC: ReadonlySet<string> = new Set(['approved', 'advertised', 'exhausted', 'expired'])

/**
 * Whether a job order number is good today. One that does not exist and one that is not approved are
 * answered alike.
 *
 * @throws {DomainError} `bad_request` for what cannot be a number, as most slips of the finger are.
 */
export async function verifyJobOrder(
  parts: DemandReading,
  typed: string,
): Promise<JobOrderVerification> {
  const number = numberIn(typed, 'JO')
  const { tenant } = parts.ledger
  const row = await parts.db
    .selectFrom('job_order')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('number', '=', number)
    .executeTakeFirst()
  const state = row === undefined ? null : (JSON.parse(row.state) as JobOrder)
  const isPublic =
    state !== null &&
    (PUBLIC.has(state.status) || (state.status === 'withdrawn' && state.approval !== null))
  if (row === undefined || !isPublic) return { ...NOTHING, number }
  const today = todayOf(parts)
  const causes = (await readCauses(parts, [row.record], today)).get(row.record) ?? []
  const left = row.approved - row.reserved - row.consumed
  const { status, isOpen } = standingOf(state, left, causes, today)
  const named = await partyNames(parts, [row.agency, row.principal])
  return {
    number,
    good: isOpen,
    standing: standingWord(status, causes.length > 0),
    agency: named(row.agency).name,
    principal: named(row.principal).name,
    destination: row.destination,
    occupations: [...new Set(state.positions.map(({ occupation }) => occupation))],
    left: status === 'expired' || status === 'withdrawn' ? null : bandOf(left),
    validUntil: row.valid_until,
  }
}

const NOTHING = {
  good: false,
  standing: 'unknown',
  agency: null,
  principal: null,
  destination: null,
  occupations: [],
  left: null,
  validUntil: null,
} satisfies Omit<JobOrderVerification, 'number'>

function standingWord(
  status: JobOrder['status'],
  isFrozen: boolean,
): JobOrderVerification['standing'] {
  if (status === 'expired' || status === 'withdrawn') return status
  if (isFrozen) return 'frozen'
  return status === 'exhausted' ? 'full' : 'good'
}

/** Small numbers are not told apart: who left or came could be read from them. */
function bandOf(left: number): NonNullable<JobOrderVerification['left']> {
  if (left <= 0) return 'none'
  if (left < 5) return 'few'
  if (left < 20) return '5-19'
  return left < 100 ? '20-99' : '100-or-more'
}

/** For which agency a registered sub-agent works; whoever is not registered now works for none. */
export async function verifySubAgent(
  parts: DemandReading,
  typed: string,
): Promise<SubAgentVerification> {
  const number = numberIn(typed, 'SA')
  const row = await parts.db
    .selectFrom('sub_agent')
    .select('agency')
    .where('tenant', '=', parts.ledger.tenant)
    .where('number', '=', number)
    .where('status', '=', 'registered')
    .executeTakeFirst()
  if (row === undefined) return { number, good: false, agency: null }
  const named = await partyNames(parts, [row.agency])
  return { number, good: true, agency: named(row.agency).name }
}

function numberIn(typed: string, kind: 'JO' | 'SA'): string {
  const read = readPublicNumber(typed)
  if (read?.kind === kind) return read.number
  throw new DomainError(
    'bad_request',
    `That cannot be a number of this kind: it begins with ${kind} and has twelve more digits and letters, of which the last checks the others. Look at it again`,
  )
}
