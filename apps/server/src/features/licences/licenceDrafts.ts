import type { LicenceDraft } from '@corridor/contract'
import type { LicenceParts } from './LicenceParts.ts'
import { protectedLicence } from './protectedLicence.ts'

/** The draft of an agency as permissions see it: its own, and nobody else's. */
export const protectedDraft = (organisation: string) =>
  protectedLicence({
    record: `draft-${organisation}`,
    organisation,
    office: null,
    jurisdiction: null,
    assignees: [],
    status: 'draft',
  })

const NONE: LicenceDraft = { content: null, saved: null }

export async function readDraft(
  { db, ledger }: LicenceParts,
  organisation: string,
): Promise<LicenceDraft> {
  const row = await db
    .selectFrom('licence_draft')
    .select(['content', 'saved'])
    .where('tenant', '=', ledger.tenant)
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  if (row === undefined) return NONE
  return {
    content: JSON.parse(row.content) as Record<string, unknown>,
    saved: row.saved.toISOString(),
  }
}

/** Keeps what was typed; null keeps nothing. */
export async function saveDraft(
  { db, ledger, now }: LicenceParts,
  organisation: string,
  content: LicenceDraft['content'],
  person: string,
): Promise<LicenceDraft> {
  if (content === null) return await discardDraft({ db, ledger, now }, organisation)
  const saved = now()
  const kept = { content: JSON.stringify(content), saved, saved_by: person }
  await db
    .insertInto('licence_draft')
    .values({ tenant: ledger.tenant, organisation, ...kept })
    .onConflict((conflict) => conflict.columns(['tenant', 'organisation']).doUpdateSet(kept))
    .execute()
  return { content, saved: saved.toISOString() }
}

export async function discardDraft(
  { db, ledger }: LicenceParts,
  organisation: string,
): Promise<LicenceDraft> {
  await db
    .deleteFrom('licence_draft')
    .where('tenant', '=', ledger.tenant)
    .where('organisation', '=', organisation)
    .execute()
  return NONE
}
