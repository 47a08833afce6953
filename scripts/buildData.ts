// Builds a release from a tidy file, through the importer that users' files go through.
//   node scripts/buildData.ts --tidy stocks.csv --manifest release.json --out data/un-ims-2020
// The manifest may be the one of an earlier build: what follows from the figures is computed anew.
// The same input gives the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildRelease } from './buildDataRelease.ts'

const { values } = parseArgs({
  options: {
    tidy: { type: 'string' },
    manifest: { type: 'string' },
    out: { type: 'string' },
  },
})
const { tidy, manifest, out } = values
if (tidy === undefined || manifest === undefined || out === undefined) {
  console.error('Usage: node scripts/buildData.ts --tidy <csv> --manifest <json> --out <folder>')
  process.exit(2)
}
const release = buildRelease({
  tidy: readFileSync(tidy),
  fileName: basename(tidy),
  draft: JSON.parse(readFileSync(manifest, 'utf8')),
  catalogue: JSON.parse(readFileSync(new URL('../data/areas/areas.json', import.meta.url), 'utf8')),
})
mkdirSync(out, { recursive: true })
writeFileSync(join(out, 'observations.csv.gz'), release.observations)
writeFileSync(join(out, 'release.json'), release.manifest)
for (const warning of release.warnings) console.log(warning)
console.log(`${out}: ${release.rows} rows, ${release.observations.length} bytes`)
