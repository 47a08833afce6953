// Builds data/areas/areas.json from copies of the United Nations and ISO lists of areas.
//   node scripts/buildDataAreas.ts <folder with flows/areas.csv and codelists/countries.json>
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAreaCatalogue } from '../packages/evidence/src/index.ts'
import {
  ADDED_AREAS,
  ALTERNATIVE_NAMES,
  GROUPING_NAMES,
  M49_REGION_GROUPS,
  M49_SUBREGION_GROUPS,
  NAME_CORRECTIONS,
  RESIDUALS,
  SCIENCE_2014_CODES,
  SCIENCE_2014_GROUPS,
} from './buildDataAreaNames.ts'

interface Country {
  readonly iso2: string
  readonly iso3: string
  readonly names: Readonly<Record<'en' | 'unEn' | 'fr' | 'es' | 'ar', string>>
}

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Usage: node scripts/buildDataAreas.ts <folder of the lists>')
  process.exit(2)
}
const countries: readonly Country[] = JSON.parse(
  readFileSync(join(folder, 'codelists/countries.json'), 'utf8'),
).countries
const table = readTable(readFileSync(join(folder, 'flows/areas.csv'), 'utf8'))

const catalogue = readAreaCatalogue({
  schema: 1,
  areas: table.map(describeArea),
  residuals: RESIDUALS,
  groupings: [
    { id: 'science-2014', names: GROUPING_NAMES['science-2014'], groups: SCIENCE_2014_GROUPS },
    { id: 'm49-region', names: GROUPING_NAMES['m49-region'], groups: M49_REGION_GROUPS },
    { id: 'm49-subregion', names: GROUPING_NAMES['m49-subregion'], groups: M49_SUBREGION_GROUPS },
  ],
})
const out = new URL('../data/areas/areas.json', import.meta.url)
// One area a line keeps the differences between two versions readable.
const lines = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).join(',\n')
writeFileSync(
  out,
  `{"schema":1,"areas":[\n${lines(catalogue.areas)}\n],"residuals":[\n${lines(catalogue.residuals)}\n],"groupings":[\n${lines(catalogue.groupings)}\n]}\n`,
)
console.log(`${catalogue.areas.length} areas`)

function describeArea(row: Readonly<Record<string, string>>) {
  const code = row.iso3!
  const country = countries.find(({ iso3 }) => iso3 === code)
  const added = ADDED_AREAS[code]
  const listed = { ...(country?.names ?? added!.names), ...NAME_CORRECTIONS[code], en: row.name! }
  const names = { en: listed.en, fr: listed.fr, es: listed.es, ar: listed.ar }
  const alternatives = [country?.names.en, country?.names.unEn, ...(ALTERNATIVE_NAMES[code] ?? [])]
  const known = new Set<string | undefined>([undefined, ...Object.values(names)])
  return {
    code,
    iso2: country?.iso2 ?? null,
    m49: row.m49 || added!.m49,
    names,
    alternativeNames: [...new Set(alternatives.filter((name) => !known.has(name)))],
    m49Region: codeNamed(M49_REGION_GROUPS, row.m49_region!),
    m49Subregion: codeNamed(M49_SUBREGION_GROUPS, row.m49_subregion!),
    science2014: SCIENCE_2014_CODES[row.region10!]!,
    science2014Basis: row.region10_basis === 'extension' ? 'extension' : 'published',
    members: added?.members ?? [],
  }
}

function codeNamed(
  groups: readonly { readonly code: string; readonly names: { readonly en: string } }[],
  name: string,
): string {
  const found = groups.find(({ names }) => names.en === name)
  if (found === undefined) throw new Error(`No group is named "${name}"`)
  return found.code
}

/** Rows by column name; only names are quoted in this table, and none holds a quote. */
function readTable(text: string): Record<string, string>[] {
  const [header, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) => m[1] ?? m[2]!))
  return rows.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i]!])))
}
