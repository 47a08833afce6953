import { z } from 'zod'

/** An organisation as others know it; the name is null where the register has none. */
export const DemandParty = z.object({ id: z.string(), name: z.string().nullable() })
export type DemandParty = z.infer<typeof DemandParty>

export const DemandPerson = z.object({ id: z.string(), name: z.string().nullable() })

/** A paper by its digest; the file itself is a document of the record. */
export const DemandAttachment = z.object({
  kind: z.enum(['demand_letter', 'power_of_attorney', 'registration', 'master_contract', 'other']),
  name: z.string(),
  digest: z.string(),
})
export type DemandAttachment = z.infer<typeof DemandAttachment>

/** A paper of a record, with where its digest comes from. */
export const DemandPaper = DemandAttachment.extend({
  /** `document`: of the file itself, which was uploaded. `stated`: as whoever sent it said. */
  source: z.enum(['document', 'stated']),
  /** Id of the document; null for what was only stated. */
  document: z.string().nullable(),
})

const EXAMPLE_DIGEST = '0'.repeat(64)

export const EXAMPLE_LETTER = {
  kind: 'demand_letter',
  name: 'demand-letter.pdf',
  digest: EXAMPLE_DIGEST,
} as const

export const EXAMPLE_POWER = {
  kind: 'power_of_attorney',
  name: 'power-of-attorney.pdf',
  digest: EXAMPLE_DIGEST,
} as const

export const EXAMPLE_PLACE = {
  post: 'home.post-qat',
  office: 'home.north',
  jurisdiction: 'NPL',
} as const

/** How many at most on one page of a list. */
export const Limit = z.coerce.number().int().min(1).max(200).default(50)
