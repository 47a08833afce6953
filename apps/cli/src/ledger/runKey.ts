import { existsSync, renameSync } from 'node:fs'
import { DomainError } from '@corridor/kernel'
import {
  createSigner,
  introduceKey,
  keyInUse,
  readSigner,
  revokeKey,
  selectKeyList,
} from '@corridor/server/ledger'
import { writeOutput } from '../output/writeOutput.ts'
import { requireSigner } from './requireSigner.ts'
import { withLedger } from './withLedger.ts'

/** `corridor ledger key root`: a new root key pair. */
export async function runRootKey(file: string): Promise<void> {
  const { publicKey } = createSigner(file)
  await writeOutput(
    `Public root key, to be published on paper and set as LEDGER_ROOT_KEY:\n${publicKey}\n` +
      `Its private half is in ${file}: keep it offline, in two places.\n`,
    undefined,
  )
}

/** `corridor ledger key introduce`: the next sealing key. The file takes its place once it counts. */
export async function runIntroduceKey(rootFile: string): Promise<void> {
  const root = requireSigner(rootFile)
  await withLedger(
    () => {},
    async (ledger, { ledger: { sealingKeyFile } }) => {
      const inUse = await keyInUse(await selectKeyList(ledger.pool, ledger.tenant), root.publicKey)
      const previous = readSigner(sealingKeyFile)
      if (inUse !== null && previous?.publicKey !== inUse.publicKey) {
        throw new DomainError(
          'bad_file',
          `The key in use, ${inUse.keyId}, is not the one in ${sealingKeyFile}: put it back, or revoke it`,
        )
      }
      const next = `${sealingKeyFile}.next`
      const signer = existsSync(next) ? requireSigner(next) : createSigner(next)
      await introduceKey(ledger, root, inUse === null ? null : previous, signer)
      if (previous !== null) renameSync(sealingKeyFile, `${sealingKeyFile}.${previous.keyId}`)
      renameSync(next, sealingKeyFile)
      await writeOutput(`Sealing key ${signer.keyId} is in use\n`, undefined)
    },
  )
}

/** `corridor ledger key revoke`. */
export async function runRevokeKey(
  keyId: string,
  { root, reason }: { readonly root: string; readonly reason: string },
): Promise<void> {
  const signer = requireSigner(root)
  await withLedger(
    () => {},
    async (ledger) => {
      const list = await selectKeyList(ledger.pool, ledger.tenant)
      const isKnown = list.some(({ body }) => body.kind === 'key.introduce' && body.keyId === keyId)
      if (!isKnown)
        throw new DomainError('not_found', `There is no sealing key ${keyId}`, { keyId })
      await revokeKey(ledger, signer, keyId, reason)
      await writeOutput(`Sealing key ${keyId} is revoked; introduce another\n`, undefined)
    },
  )
}
