import { resolve } from 'node:path'
import { z } from 'zod'

/** Settings of the ledger among those of the environment. */
export const LEDGER_ENVIRONMENT = {
  LEDGER_DIR: z.string().min(1).optional(),
  LEDGER_SEAL_SECONDS: z.coerce.number().int().min(0).max(86_400).default(60),
  LEDGER_SEALS_DIR: z.string().min(1).optional(),
  LEDGER_SEALS_WEBHOOK: z.url({ protocol: /^https?$/ }).optional(),
  CERTIFICATE_KEY_FILE: z.string().min(1).optional(),
  LEDGER_ROOT_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'write it as 64 hexadecimal digits')
    .optional(),
}

export interface LedgerSettings {
  /** Encrypts the keys of subjects; made at the first start. */
  readonly contentKeyFile: string
  /** Private half of the sealing key; there once `corridor ledger key introduce` was run. */
  readonly sealingKeyFile: string
  /** Private half of the key that signs certificates of clearances; there once it was introduced. */
  readonly certificateKeyFile: string
  /** Seconds from seal to seal; 0 for none by itself. */
  readonly sealSeconds: number
  /** Where a copy of each seal is put; null for nowhere. */
  readonly sealsDir: string | null
  /** Where a copy of each seal is posted; null for nowhere. */
  readonly sealsWebhook: string | null
  /** Public half of the offline root key, by which this installation judges its own key list. */
  readonly rootKey: string | null
}

type Given = z.output<z.ZodObject<typeof LEDGER_ENVIRONMENT>>

/** @param start folder from which relative ones are taken. */
export function ledgerSettings(given: Given, dataDir: string, start: string): LedgerSettings {
  const folder = resolve(start, given.LEDGER_DIR ?? resolve(dataDir, 'ledger'))
  return {
    contentKeyFile: resolve(folder, 'content.key'),
    sealingKeyFile: resolve(folder, 'sealing.pem'),
    certificateKeyFile: resolve(
      start,
      given.CERTIFICATE_KEY_FILE ?? resolve(folder, 'certificates.pem'),
    ),
    sealSeconds: given.LEDGER_SEAL_SECONDS,
    sealsDir: given.LEDGER_SEALS_DIR === undefined ? null : resolve(start, given.LEDGER_SEALS_DIR),
    sealsWebhook: given.LEDGER_SEALS_WEBHOOK ?? null,
    rootKey: given.LEDGER_ROOT_KEY ?? null,
  }
}
