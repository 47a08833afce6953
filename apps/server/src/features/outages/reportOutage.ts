import type { OutageReport } from '@corridor/contract'
import { FORM_REVIEWS } from '@corridor/recruitment/clearance'
import { formOrdinal } from '@corridor/recruitment/clearance/kit'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'

/** Restore to the last backup of at most five minutes before; back within an hour. */
const TARGETS = { dataLossSeconds: 300, recoverySeconds: 3600 } as const

const MOST_NAMED = 50

export interface OutageAsked {
  readonly began: string
  readonly ended?: string | undefined
}

/** Which forms and receipts are counted: SQL of the caller's reach, with its parameters from $4 on. */
export interface Reach {
  readonly forms: { readonly sql: string; readonly parameters: readonly unknown[] }
  readonly receipts: { readonly sql: string; readonly parameters: readonly unknown[] }
}

const EVERYTHING: Reach = {
  forms: { sql: 'true', parameters: [] },
  receipts: { sql: 'true', parameters: [] },
}

/**
 * What an outage cost, from the log and its read models.
 *
 * @throws nothing for an outage of which nothing is known: its counts are zero, its windows null.
 * @source docs/methods/clearance-certificate.md
 */
export async function reportOutage(
  place: Pick<LedgerPlace, 'pool' | 'tenant' | 'now'>,
  owner: Pick<LedgerPlace['pool'], 'query'>,
  { began, ended: told }: OutageAsked,
  reach: Reach = EVERYTHING,
): Promise<OutageReport> {
  const restoration = await selectRestoration(owner, began)
  const madeAt = place.now().toISOString()
  const ended = told ?? restoration?.finished ?? madeAt
  const forms = await selectForms(place, began, ended, reach.forms)
  const offices = officesOf(forms, await selectMost(place))
  const sum = (of: (office: (typeof offices)[number]) => number) =>
    offices.reduce((total, office) => total + of(office), 0)
  return {
    ...{ began, ended, madeAt, restoration },
    outageSeconds: secondsBetween(began, ended),
    dataLoss:
      restoration === null
        ? null
        : against(secondsBetween(restoration.taken, began), TARGETS.dataLossSeconds),
    recovery: restoration === null ? null : against(restoration.seconds, TARGETS.recoverySeconds),
    receipts: await countReceipts(place, began, reach.receipts),
    forms: {
      ...{ issued: sum(({ issued }) => issued), entered: forms.length, offices },
      persons: forms.filter(({ duplicate_of }) => duplicate_of === null).length,
      duplicates: sum(({ duplicates }) => duplicates),
      missing: sum(({ missingCount }) => missingCount),
      reviewed: forms.filter(({ reviews }) => reviews.length > 0).length,
      openReviews: sum(({ openReviews }) => openReviews),
      revoked: forms.filter(({ status }) => status === 'revoked').length,
      longestDelaySeconds:
        forms.length === 0
          ? null
          : Math.max(
              ...forms.map(({ issued_at, entered_at }) =>
                secondsBetween(issued_at.toISOString(), entered_at.toISOString()),
              ),
            ),
    },
  }
}

const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))

const against = (seconds: number, targetSeconds: number) => ({
  ...{ seconds, targetSeconds },
  isMet: seconds <= targetSeconds,
})

/** The first backup that was put into use after the outage had begun. */
async function selectRestoration(owner: Pick<LedgerPlace['pool'], 'query'>, began: string) {
  const { rows } = await owner.query<{
    kind: string
    taken: Date
    started: Date
    finished: Date
  }>(
    `select kind, taken, started, finished from restoration
     where started >= $1 order by started limit 1`,
    [began],
  )
  const [row] = rows
  if (row === undefined) return null
  const { kind } = row
  const [taken, started, finished] = [row.taken, row.started, row.finished].map((at) =>
    at.toISOString(),
  ) as [string, string, string]
  return { kind, taken, started, finished, seconds: secondsBetween(started, finished) }
}

interface FormRow {
  readonly number: string
  readonly office: string | null
  readonly form_key: string | null
  readonly status: string
  readonly duplicate_of: string | null
  readonly waits: string | null
  readonly issued_at: Date
  readonly entered_at: Date
  readonly reviews: readonly (typeof FORM_REVIEWS)[number][]
}

/** By the day on paper. */
async function selectForms(
  { pool, tenant }: Pick<LedgerPlace, 'pool' | 'tenant'>,
  began: string,
  ended: string,
  { sql, parameters }: Reach['forms'],
): Promise<readonly FormRow[]> {
  const { rows } = await pool.query<FormRow>(
    `select clearance.number, clearance.office, clearance.form_key, clearance.status,
       clearance.duplicate_of, clearance.waits, clearance.issued_at,
       clearance.requested_at as entered_at,
       coalesce(clearance.state::jsonb #> '{form,reviews}', '[]') as reviews
     from clearance
     where clearance.tenant = $1 and clearance.kind = 'form'
       and clearance.issued_at >= $2 and clearance.issued_at <= $3 and ${sql}
     order by clearance.office, clearance.form_key, clearance.number`,
    [tenant, began, ended, ...parameters],
  )
  return rows
}

async function selectMost({ pool, tenant }: Pick<LedgerPlace, 'pool' | 'tenant'>) {
  const { rows } = await pool.query<{ key_id: string; most: number }>(
    `select key_id, most from office_key where tenant = $1
     union all
     select body::json ->> 'keyId', (body::json ->> 'most')::integer from certificate_key_statement
     where tenant = $1 and body::json ->> 'most' is not null`,
    [tenant],
  )
  return new Map(rows.map(({ key_id, most }) => [key_id, most]))
}

function officesOf(forms: readonly FormRow[], most: ReadonlyMap<string, number>) {
  const byKey = Map.groupBy(forms, ({ office, form_key }) => `${office} ${form_key}`)
  return [...byKey.values()].map((rows) => {
    const [{ office, form_key: keyId, number: example }] = rows as [FormRow]
    const ordinals = new Set(rows.flatMap(({ number }) => formOrdinal(number) ?? []))
    const issued = Math.max(rows.length, ...ordinals)
    const missing = Array.from({ length: issued }, (_, at) => at + 1).filter(
      (one) => ordinals.size > 0 && !ordinals.has(one),
    )
    const stem = example.slice(0, example.lastIndexOf('-'))
    return {
      ...{ office: office ?? '', keyId: keyId ?? '', issued, entered: rows.length },
      most: most.get(keyId ?? '') ?? null,
      missing: missing.slice(0, MOST_NAMED).map((one) => `${stem}-${`${one}`.padStart(4, '0')}`),
      missingCount: missing.length,
      duplicates: rows.filter(({ duplicate_of }) => duplicate_of !== null).length,
      reviews: Object.fromEntries(
        FORM_REVIEWS.map((review) => [
          review,
          rows.filter(({ reviews }) => reviews.includes(review)).length,
        ]),
      ) as Record<(typeof FORM_REVIEWS)[number], number>,
      openReviews: rows.filter(({ waits }) => waits === 'review').length,
    }
  })
}

async function countReceipts(
  { pool, tenant }: Pick<LedgerPlace, 'pool' | 'tenant'>,
  began: string,
  { sql, parameters }: Reach['receipts'],
): Promise<OutageReport['receipts']> {
  const { rows } = await pool.query<OutageReport['receipts']>(
    `select count(*)::integer as presented,
       count(*) filter (where exists (
         select from ledger_action a where a.tenant = lost_receipt.tenant
           and a.record = lost_receipt.about and a.version = lost_receipt.about_version)
       )::integer as replaced,
       count(*) filter (where status = 'open')::integer as open,
       count(*) filter (where status = 'settled')::integer as settled
     from lost_receipt
     where tenant = $1 and recorded_at <= $2 and presented_at >= $3 and ${sql}`,
    [tenant, began, began, ...parameters],
  )
  return rows[0]!
}
