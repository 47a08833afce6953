import { z } from 'zod'

/** SHA-256, as written everywhere in the ledger. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits')
export const Signature = z.string().regex(/^[0-9a-f]{128}$/, '128 lower-case hexadecimal digits')

/** Id of a record in the ledger. */
export const LedgerRecordId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/,
    'the id of a record: letters, digits, dots, colons and hyphens',
  )

/** Place of a line in the log's order of commits, from an earlier answer. */
export const LedgerCursor = z
  .string()
  .regex(/^\d{1,15}$/, 'the cursor of an earlier answer, a whole number')

export const SealNumber = z.coerce.number().int().min(1).max(2_147_483_647)
