import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type ImportReport, type ImportRequest, importRelease } from '../evidence/index.ts'
import type { TestServer } from './testServer.ts'
import { file, stockDraft, TIDY_STOCKS } from './tidyFiles.ts'

/** Imports a tidy table into a test server, the small stock table unless another is given. */
export const importTable = (
  server: TestServer,
  { id, draft, ...request }: Partial<ImportRequest> & { readonly id: string },
): Promise<ImportReport> =>
  importRelease(
    { kind: 'migrant-stocks', file: file(TIDY_STOCKS), draft: stockDraft(id, draft), ...request },
    {
      kysely: server.kysely,
      dataDir: server.dataDir,
      evidence: server.evidence,
      now: () => new Date('2026-11-21T12:00:00Z'),
    },
  )

/** Catalogue and folders as they are, to be compared with how they were. */
export async function evidenceState(server: TestServer) {
  const { rows } = await sql<{ id: string }>`select * from release order by id`.execute(
    server.kysely,
  )
  const root = join(server.dataDir, 'evidence')
  const folders = existsSync(root)
    ? readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()
    : []
  return { rows, folders }
}
