import { VERSION } from '../../../version.ts'
import type { ExportTable } from './exportColumns.ts'
import type { ExportedFile } from './exportEverything.ts'
import { LEFT_OUT_COLUMNS, LEFT_OUT_TABLES } from './leftOut.ts'

/** The description for programs: a Data Package (Frictionless), with the schema of each table. */
export function dataPackage(
  tables: readonly ExportTable[],
  files: readonly ExportedFile[],
  exportedAt: string,
  schemaLevel: readonly string[],
): object {
  const exported = new Set(tables.map(({ name }) => name))
  const schemas = new Map(
    tables.map((table) => [`tables/${table.name}.csv`, schemaOf(table, exported)]),
  )
  return {
    profile: 'data-package',
    name: 'corridor-export',
    title: 'Everything an installation of Corridor owns',
    created: exportedAt,
    version: VERSION,
    schemaLevel,
    resources: files.map(({ path, bytes, sha256 }) => {
      const schema = schemas.get(path)
      const base = { name: nameOf(path), path, bytes, hash: `sha256:${sha256}` }
      return schema === undefined
        ? base
        : {
            ...base,
            profile: 'tabular-data-resource',
            format: 'csv',
            mediatype: 'text/csv',
            encoding: 'utf-8',
            dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
            schema,
          }
    }),
  }
}

const nameOf = (path: string): string =>
  path
    .replace(/^tables\/(.*)\.csv$/, '$1')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]/g, '-')

const schemaOf = (
  { columns, primaryKey, foreignKeys }: ExportTable,
  exported: ReadonlySet<string>,
): object => ({
  fields: columns.map(({ name, type, format, databaseType, required }) => ({
    ...{ name, type, ...(format === undefined ? {} : { format }), databaseType },
    ...(required ? { constraints: { required } } : {}),
  })),
  missingValues: [''],
  primaryKey,
  foreignKeys: foreignKeys
    .filter(({ table }) => exported.has(table))
    .map(({ fields, table, references }) => ({
      fields,
      reference: { resource: table, fields: references },
    })),
})

const list = (entries: Readonly<Record<string, string>>): string =>
  Object.entries(entries)
    .map(([name, why]) => `- ${name}: ${why}`)
    .join('\n')

/** The description for people. */
export const readmeText = (exportedAt: string): string => `# Export of Corridor

Everything this installation owns, in open forms, as of ${exportedAt}. Corridor ${VERSION}.

- \`tables/*.csv\`: the tables of the database. UTF-8, RFC 4180: commas, records end with CR LF, quotes
  doubled, the first record names the columns. An empty field without quotes is no value; \`""\` is an
  empty text. Instants are ISO 8601 in UTC, days ISO 8601, lists and objects JSON, bytes base64.
  The data are exact: cells that begin with = + - @ are NOT neutralised. Do not open them in a
  spreadsheet that runs formulas.
- \`ledger.ndjson\`: the log of actions, one JSON object a line: the list of sealing keys, the seals
  with their leaves, the actions with what they say, decrypted. \`corridor ledger verify --export
  ledger.ndjson --root-key …\` verifies it without this database.
- \`files/\`: imported figures and results of simulations, as Corridor keeps them; documents, each
  under its id, decrypted.
- \`datapackage.json\`: a Data Package (Frictionless) with type, key and references of every column.
- \`SHA256SUMS\`: checksums of all files (\`sha256sum -c SHA256SUMS\`).

The tables are of one moment; the ledger was read right after them and may hold later actions.

Left out, because somebody could sign in or read erased contents with it (a backup holds it):
${list(LEFT_OUT_TABLES)}
${list(Object.fromEntries(Object.entries(LEFT_OUT_COLUMNS).map(([table, columns]) => [`${table} (${columns.join(', ')})`, 'opens something'])))}

Corridor cannot read this export back: to move an installation, restore a backup.
`
