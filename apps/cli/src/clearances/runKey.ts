import { existsSync, renameSync } from 'node:fs'
import { DomainError } from '@corridor/kernel'
import { addCertificateKey, listedKeys } from '@corridor/server/clearances'
import { createSigner, type OpenLedger, readSigner } from '@corridor/server/ledger'
import type { DelegateOptions } from '../commands/clearances.ts'
import { withLedger } from '../ledger/withLedger.ts'
import { writeOutput } from '../output/writeOutput.ts'

const DAY_MS = 86_400_000

const AUTHORITY = { validUntil: null, office: null, most: null } as const

const introduction = (key: { readonly keyId: string; readonly publicKey: string }) => ({
  kind: 'certificate.key.introduce' as const,
  keyId: key.keyId,
  publicKey: key.publicKey,
  validFrom: new Date().toISOString(),
})

/** `corridor clearances key introduce`: the file takes its place once the key counts. */
export async function runIntroduceKey(rootFile: string): Promise<void> {
  const root = requireSigner(rootFile)
  await withLedger(
    () => {},
    async (ledger, { ledger: { certificateKeyFile } }) => {
      const previous = readSigner(certificateKeyFile)
      const next = `${certificateKeyFile}.next`
      const signer = existsSync(next) ? requireSigner(next) : createSigner(next)
      await addCertificateKey(ledger, { ...introduction(signer), ...AUTHORITY }, root)
      if (previous !== null) {
        renameSync(certificateKeyFile, `${certificateKeyFile}.${previous.keyId}`)
      }
      renameSync(next, certificateKeyFile)
      await writeOutput(`Key ${signer.keyId} signs certificates\n`, undefined)
    },
  )
}

/** `corridor clearances key delegate`. */
export async function runDelegateKey(
  file: string,
  { root: rootFile, office, most, days }: DelegateOptions,
): Promise<void> {
  const root = requireSigner(rootFile)
  await withLedger(
    () => {},
    async (ledger) => {
      await requireOffice(ledger, office)
      const signer = createSigner(file)
      const validUntil = new Date(Date.now() + days * DAY_MS).toISOString()
      const change = { ...introduction(signer), validUntil, office, most }
      await addCertificateKey(ledger, change, root)
      await writeOutput(
        `Key ${signer.keyId} of ${office} signs ${most} provisional clearances until ${validUntil}\n`,
        undefined,
      )
    },
  )
}

/** `corridor clearances key revoke`. */
export async function runRevokeKey(
  keyId: string,
  { root: rootFile, reason }: { readonly root: string; readonly reason: string },
): Promise<void> {
  const root = requireSigner(rootFile)
  await withLedger(
    () => {},
    async (ledger) => {
      const keys = await listedKeys(ledger.pool, ledger.tenant, root.publicKey)
      if (!keys.has(keyId)) {
        throw new DomainError('not_found', `There is no key ${keyId} of certificates`, { keyId })
      }
      const revokedFrom = new Date().toISOString()
      const change = { kind: 'certificate.key.revoke' as const, keyId, revokedFrom, reason }
      await addCertificateKey(ledger, change, root)
      await writeOutput(`Key ${keyId} is revoked\n`, undefined)
    },
  )
}

async function requireOffice({ pool, tenant }: OpenLedger, id: string): Promise<void> {
  const dot = id.lastIndexOf('.')
  const { rowCount } = await pool.query(
    `select from organisation_office
     where tenant = $1 and organisation = $2 and office = $3 and closed_on is null`,
    [tenant, id.slice(0, Math.max(dot, 0)), id.slice(dot + 1)],
  )
  if (rowCount === 0) throw new DomainError('not_found', `There is no open office ${id}`, { id })
}

function requireSigner(file: string) {
  const signer = readSigner(file)
  if (signer !== null) return signer
  throw new DomainError('bad_file', `There is no file ${file}`, { file })
}
