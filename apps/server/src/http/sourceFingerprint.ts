import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCES = ['../../../../packages', '..'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
)

/**
 * A hash of the program that makes the answers. Corridor runs from its sources, so two checkouts
 * can share a version number and still answer differently.
 */
export function sourceFingerprint(): string {
  const hash = createHash('sha256')
  for (const root of SOURCES) {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
      .filter((file) => !file.endsWith('.test.ts'))
      .sort()
    for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  }
  return hash.digest('base64url')
}
