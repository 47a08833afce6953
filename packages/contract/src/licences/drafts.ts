import { z } from 'zod'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

const OfAgency = z.object({ organisation: LedgerRecordId })

/** What an agency has typed so far, as it stands; nothing of it is checked. */
export const LicenceDraft = z.object({
  content: z.record(z.string().max(40), z.unknown()).nullable(),
  saved: z.iso.datetime().nullable(),
})
export type LicenceDraft = z.infer<typeof LicenceDraft>

export const licenceDraftRoute = route({
  id: 'getLicenceDraft',
  method: 'GET',
  path: '/licence-drafts/:organisation',
  summary: 'The draft of an agency’s application; null where none is kept',
  permission: 'prepare.licence',
  narrows: true,
  input: OfAgency,
  output: LicenceDraft,
  examples: [{ organisation: 'o-example' }],
})

export const saveLicenceDraftRoute = route({
  id: 'saveLicenceDraft',
  method: 'POST',
  path: '/licence-drafts/:organisation',
  summary: 'Keep the draft of an application; it is not in the log until it is handed in',
  permission: 'prepare.licence',
  narrows: true,
  input: OfAgency,
  body: LicenceDraft.pick({ content: true }),
  output: LicenceDraft.pick({ saved: true }),
  examples: [{ organisation: 'o-example' }],
  bodyExample: { content: { name: 'Example Agency' } },
})

export const discardLicenceDraftRoute = route({
  id: 'discardLicenceDraft',
  method: 'DELETE',
  path: '/licence-drafts/:organisation',
  summary: 'Throw the draft of an application away',
  permission: 'prepare.licence',
  narrows: true,
  input: OfAgency,
  output: LicenceDraft,
  examples: [{ organisation: 'o-example' }],
})
