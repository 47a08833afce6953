import type { JobOrderFile } from '@corridor/contract'
import type { Attachment } from '@corridor/recruitment/demand'
import { CompiledQuery } from 'kysely'
import type { DemandParts } from './DemandParts.ts'

type Paper = JobOrderFile['attachments'][number]

const KIND_OF: Readonly<Record<string, Paper['kind']>> = {
  demand_letter: 'demand_letter',
  power_of_attorney: 'power_of_attorney',
  registration_certificate: 'registration',
  specimen_contract: 'master_contract',
}

interface Row {
  readonly record: string
  readonly type: string
  readonly digest: string
  readonly state: string
}

/** Uploaded papers of a record of demand, and those of which only the digest was stated. */
export async function papersOf(
  { db, ledger }: DemandParts,
  subject: { readonly kind: 'accreditation' | 'jobOrder'; readonly id: string },
  stated: readonly Attachment[],
): Promise<Paper[]> {
  const { rows } = await db.executeQuery<Row>(
    CompiledQuery.raw(
      `select record, type, digest, state from document
       where tenant = $1 and subject_kind = $2 and subject = $3
         and status not in ('withdrawn', 'refused', 'replaced', 'erased')
       order by uploaded_at, record limit 100`,
      [ledger.tenant, subject.kind, subject.id],
    ),
  )
  const uploaded = rows.map(({ record, type, digest, state }) => ({
    ...{ kind: KIND_OF[type] ?? ('other' as const), digest, source: 'document' as const },
    ...{ name: (JSON.parse(state) as { fileName: string }).fileName, document: record },
  }))
  const held = new Set(rows.map(({ digest }) => digest))
  return [
    ...uploaded,
    ...stated
      .filter(({ digest }) => !held.has(digest))
      .map((one) => ({ ...one, source: 'stated' as const, document: null })),
  ]
}
