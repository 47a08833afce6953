import { z } from 'zod'

const Level = z.array(z.string())

const TableHead = z.object({
  schema: z.string(),
  name: z.string(),
  /** In the order in which the rows give them; computed ones are not among them. */
  columns: z.array(z.string()).min(1),
})

/** First entry of an archive: what it is and what is needed to restore it. */
export const BackupHead = z.object({
  format: z.literal('corridor-backup'),
  version: z.literal(1),
  kind: z.enum(['logical', 'physical']),
  /** Version of Corridor. */
  software: z.string(),
  started: z.iso.datetime(),
  server: z.object({
    /** As `server_version_num`. */
    versionNumber: z.number().int(),
    /** Operating system and processor. */
    platform: z.string(),
    /** System identifier of the database cluster. */
    cluster: z.string(),
  }),
  /** Names of the migrations that were applied. */
  schemaLevel: Level,
  /** Whether the keys that are kept outside the database are in the archive. */
  keys: z.boolean(),
  /** In an order in which each comes after those it refers to; empty in a physical backup. */
  tables: z.array(TableHead),
})

/** Last entry: what must have been read before it. An archive without it is cut off. */
export const BackupManifest = z.object({
  format: z.literal('corridor-backup-manifest'),
  version: z.literal(1),
  finished: z.iso.datetime(),
  /** Every entry before, in order. */
  entries: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      rows: z.number().int(),
      /** Of all rows, in whatever order (`RowDigest`). */
      digest: z.string(),
    }),
  ),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string() })),
})

export type BackupHead = z.output<typeof BackupHead>
export type BackupManifest = z.output<typeof BackupManifest>
export type BackupTable = z.output<typeof TableHead>

export const HEAD_ENTRY = 'backup.json'
export const MANIFEST_ENTRY = 'manifest.json'

/** Folders of entries within an archive. */
export const ENTRY_FOLDERS = {
  tables: 'tables/',
  files: 'files/',
  keys: 'keys/',
  published: 'published/',
  cluster: 'cluster/',
} as const

export const tableFolder = ({ schema, name }: Pick<BackupTable, 'schema' | 'name'>): string =>
  `${ENTRY_FOLDERS.tables}${schema}.${name}/`
