import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import {
  type BackupHead,
  type BackupManifest,
  HEAD_ENTRY,
  MANIFEST_ENTRY,
} from '../archive/BackupManifest.ts'

interface Edits {
  readonly head?: (head: BackupHead) => BackupHead
  readonly content?: (name: string, content: Buffer) => Buffer
  readonly keeps?: (name: string) => boolean
  readonly adds?: Readonly<Record<string, string>>
  readonly reversed?: boolean
  /** Whether the manifest stays as it was; otherwise its checksums are made to agree. */
  readonly oldManifest?: boolean
}

/** Rewrites an archive that is not encrypted, as somebody would who knows how it is made. */
export async function editArchive(file: string, target: string, edits: Edits): Promise<string> {
  const entries = await readEntries(file)
  const last = entries.pop()!
  let changed = entries
    .filter(({ name }) => edits.keeps?.(name) ?? true)
    .map(({ name, content }) => ({ name, content: edits.content?.(name, content) ?? content }))
  const [head, ...others] = changed
  if (edits.reversed === true) changed = [head!, ...others.reverse()]
  for (const [name, text] of Object.entries(edits.adds ?? {})) {
    changed.push({ name, content: Buffer.from(text) })
  }
  if (edits.head !== undefined) {
    const told = edits.head(JSON.parse(changed[0]!.content.toString()))
    changed[0] = { name: HEAD_ENTRY, content: Buffer.from(JSON.stringify(told)) }
  }
  const manifest = JSON.parse(last.content.toString()) as BackupManifest
  if (edits.oldManifest !== true) {
    manifest.entries = changed.map(({ name, content }) => ({
      name,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    }))
  }
  changed.push({ name: MANIFEST_ENTRY, content: Buffer.from(JSON.stringify(manifest)) })
  const packed = pack()
  for (const { name, content } of changed) packed.entry({ name }, content)
  packed.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of packed) chunks.push(chunk as Buffer)
  writeFileSync(target, zstdCompressSync(Buffer.concat(chunks)))
  return target
}

async function readEntries(file: string): Promise<{ name: string; content: Buffer }[]> {
  const entries: { name: string; content: Buffer }[] = []
  const unpacked = extract()
  unpacked.end(zstdDecompressSync(readFileSync(file)))
  for await (const entry of unpacked) {
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk as Buffer)
    entries.push({ name: entry.header.name, content: Buffer.concat(chunks) })
  }
  return entries
}
