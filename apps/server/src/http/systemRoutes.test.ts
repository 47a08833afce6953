import { API_PREFIX } from '@corridor/contract'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { App } from './mount.ts'
import { systemRoutes } from './systemRoutes.ts'

const health = async (parts: Partial<Parameters<typeof systemRoutes>[1]>): Promise<unknown> => {
  const app: App = new Hono()
  systemRoutes(app, {
    evidence: { list: async () => [] },
    isDatabaseUp: async () => true,
    documents: { store: { isUp: async () => true } },
    ...parts,
  })
  return await (await app.request(`${API_PREFIX}/health`)).json()
}

test('how backups stand is told where they are asked for, in one word', async () => {
  expect(await health({ backupState: async () => 'late' })).toMatchObject({ backups: 'late' })
  expect(await health({})).not.toHaveProperty('backups')
  const down = await health({
    isDatabaseUp: async () => false,
    backupState: async () => {
      throw new Error('not asked')
    },
  })
  expect(down).toMatchObject({ status: 'degraded', database: 'down', documents: 'up' })
  const full = await health({ documents: { store: { isUp: async () => false } } })
  expect(full).toMatchObject({ status: 'degraded', database: 'up', documents: 'down' })
})
