import { z } from 'zod'

/** An organisation of the register or another record, by its id. */
export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'the id of a record')

/** An office as `organisation.office`. */
export const OfficeId = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*\.[a-z0-9-]+$/, 'an office as organisation.office')

export const Country = z.string().regex(/^[A-Z]{3}$/, 'a country code of three letters')
export const Reason = z.string().trim().min(1).max(2000)
export const Line = z.string().trim().min(1).max(200)

/** SHA-256 of a file or a number, as the sender computed it. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits')

/**
 * A paper of which the sender states the digest: the same paper gives the same digest, whoever hands
 * it in. For a job order the paper itself is a document of the record; a digest alone is shown as
 * stated.
 */
export const Attachment = z.strictObject({
  kind: z.enum(['demand_letter', 'power_of_attorney', 'registration', 'master_contract', 'other']),
  name: Line,
  digest: Digest,
})
export type Attachment = z.infer<typeof Attachment>

export const Attachments = z
  .array(Attachment)
  .max(30)
  .readonly()
  .refine((all) => new Set(all.map(({ digest }) => digest)).size === all.length, {
    message: 'each file once',
  })

/** The persons behind an act: who did it, and on whose behalf. */
export const behind = ({
  actor,
  onBehalfOf,
}: {
  readonly actor: string
  readonly onBehalfOf: string | null
}): readonly string[] => (onBehalfOf === null ? [actor] : [actor, onBehalfOf])
