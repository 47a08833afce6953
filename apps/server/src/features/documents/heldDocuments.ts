import type {
  Document,
  DocumentType,
  HeldDocument,
  SubjectKind,
} from '@corridor/recruitment/documents'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** A record with documents. */
export interface DocumentSubject {
  readonly kind: SubjectKind
  readonly id: string
}

interface Row {
  readonly record: string
  readonly state: string
  readonly elsewhere: boolean
}

/**
 * What is held for some records, as check 12 takes it: read in the transaction of the action that
 * asks. Whether the same file is held for another person or organisation counts by whose data it is:
 * a worker's contract and her clearance are hers.
 *
 * @example
 * const held = await heldDocuments(client, tenant, [{ kind: 'worker', id }, { kind: 'contract', id: contract }])
 * const missing = missingDocuments(requiredDocuments('clearance.issue', corridor) ?? [], held, today)
 */
export async function heldDocuments(
  client: Queryable,
  tenant: string,
  subjects: readonly DocumentSubject[],
): Promise<readonly (HeldDocument & { readonly subject: string })[]> {
  const { rows } = await client.query<Row>(
    `select d.record, d.state, exists (
       select from document o
       where o.tenant = d.tenant and o.digest = d.digest and o.concerns <> d.concerns
         and o.status not in ('withdrawn', 'erased')) as elsewhere
     from document d
     join unnest($2::text[], $3::text[]) as s (kind, id)
       on d.subject_kind = s.kind and d.subject = s.id
     where d.tenant = $1 and d.status <> 'erased'
     order by d.uploaded_at, d.record`,
    [tenant, subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)],
  )
  return rows.map(({ record, state, elsewhere }) => {
    const kept = JSON.parse(state) as Exclude<Document, { readonly status: 'erased' }>
    return {
      document: record,
      subjectKind: kept.subjectKind,
      subject: kept.subject,
      type: kept.type as DocumentType,
      status: kept.status,
      scan: kept.scan,
      refusal: kept.status === 'refused' ? kept.reason : null,
      expiresOn: kept.expiresOn,
      usedForAnother: elsewhere,
    }
  })
}
