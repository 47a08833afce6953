import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { buildRelease } from './buildDataRelease.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const catalogue = JSON.parse(readFileSync(join(root, 'data/areas/areas.json'), 'utf8'))
const releases = [
  ['un-ims-2020', 'un_ims2020_stock.csv.gz'],
  ['un-ims-2024', 'un_ims2024_stock.csv.gz'],
  ['un-wpp-2022', 'wpp2022_annual.csv'],
  ['un-wpp-2024', 'wpp2024_annual.csv'],
] as const
/** Copies of the published tables, which are not part of the project. */
const copies = join(root, '../shared/data/flows')

function shipped(id: string) {
  const manifest = readFileSync(join(root, 'data', id, 'release.json'), 'utf8')
  const content = gunzipSync(readFileSync(join(root, 'data', id, 'observations.csv.gz')))
  return { manifest, content: content.toString('utf8') }
}

/** The tidy file that a release could have been built from. */
function tidyOf(content: string): string {
  const [header, ...lines] = content.trimEnd().split('\n')
  const [, , third, ...years] = header!.split(',')
  if (third !== 'sex') return content
  const rows = lines.flatMap((line) => {
    const [origin, destination, sex, ...figures] = line.split(',')
    return figures.flatMap((figure, i) =>
      figure === '' ? [] : [`${years[i]},${origin},${destination},${sex},${figure}`],
    )
  })
  return `year,origin,destination,sex,persons\n${rows.toReversed().join('\n')}\n`
}

const build = (id: string, tidy: Uint8Array) =>
  buildRelease({
    tidy,
    fileName: `${id}.csv`,
    draft: JSON.parse(shipped(id).manifest),
    catalogue,
  })

describe.each(releases)('%s', (id, copy) => {
  test('is built again from its own figures, byte for byte and twice the same', () => {
    const { manifest, content } = shipped(id)
    const tidy = new TextEncoder().encode(tidyOf(content))
    const [first, second] = [build(id, tidy), build(id, tidy)]
    expect(first.manifest).toBe(manifest)
    expect(gunzipSync(first.observations).toString('utf8') === content).toBe(true)
    expect(Buffer.compare(first.observations, second.observations)).toBe(0)
    // Time and operating system would make two builds differ.
    expect([...first.observations.subarray(4, 8), first.observations[9]]).toEqual([0, 0, 0, 0, 255])
  })

  const published = join(copies, copy)
  test.skipIf(!existsSync(published))(
    'is built from the copy of the published table (skipped where that is not present)',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'corridor-build-'))
      try {
        const tidy = join(folder, 'tidy.csv')
        execFileSync(process.execPath, [join(root, 'scripts/buildDataTidy.ts'), published, tidy])
        const built = build(id, readFileSync(tidy))
        expect(built.manifest).toBe(shipped(id).manifest)
        console.info(`${id}: ${built.rows} rows of the published table joined`)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )
})

test('what the importer warns of is passed on', () => {
  const { content } = shipped('un-ims-2024')
  const { warnings } = build('un-ims-2024', new TextEncoder().encode(tidyOf(content)))
  expect(warnings.filter((warning) => warning.includes('_OTH to'))).toHaveLength(2)
})
