import { API_PREFIX } from '@corridor/contract'
import type { EvidenceStore } from '../evidence/index.ts'
import type { BackupState } from '../features/backup/schedule/backupState.ts'
import { VERSION } from '../version.ts'
import { entityTag, hashOf, matchingTag } from './entityTag.ts'
import { type App, refuseUnknownAddress } from './mount.ts'
import { openApiDocument } from './openapi.ts'
import { PROBLEMS } from './problem.ts'

export interface SystemParts {
  readonly evidence: Pick<EvidenceStore, 'list'>
  readonly isDatabaseUp: () => Promise<boolean>
  /** How backups and restore drills stand; absent where none are asked for. */
  readonly backupState?: () => Promise<BackupState>
  /** Whether files of documents can be kept and read. */
  readonly documents: { readonly store: { isUp(): Promise<boolean> } }
}

/** What is about the interface itself: its description, its problems, whether it is well. */
export function systemRoutes(
  app: App,
  { evidence, isDatabaseUp, backupState, documents }: SystemParts,
): void {
  const openApi = JSON.stringify(openApiDocument(VERSION))
  const openApiHash = hashOf(openApi)
  app.get(`${API_PREFIX}/openapi.json`, (c) => {
    const headers = { etag: entityTag(openApiHash, 'identity'), 'cache-control': 'no-cache' }
    if (matchingTag(c.req.header('if-none-match'), openApiHash) !== null) {
      return c.body(null, 304, headers)
    }
    return c.body(openApi, 200, { ...headers, 'content-type': 'application/json; charset=utf-8' })
  })
  app.get(`${API_PREFIX}/health`, async (c) => {
    const [isUp, isStoreUp, releases] = await Promise.all([
      isDatabaseUp(),
      documents.store.isUp(),
      evidence.list(),
    ])
    const backups = isUp ? await backupState?.() : undefined
    c.header('cache-control', 'no-store')
    return c.json({
      status: isUp && isStoreUp ? 'ok' : 'degraded',
      version: VERSION,
      database: isUp ? 'up' : 'down',
      documents: isStoreUp ? 'up' : 'down',
      releases: releases.length,
      ...(backups === undefined ? {} : { backups }),
    })
  })
  app.get(`${API_PREFIX}/problems/:code`, (c) => {
    const problem = Object.entries(PROBLEMS).find(([code]) => code === c.req.param('code'))
    if (problem === undefined) return refuseUnknownAddress(c.req.path)
    return c.json({ code: problem[0], ...problem[1] })
  })
}
