import { protectedWorker } from '../../contracts/protectedFiles.ts'
import type { OwnerFinder } from './OwnerFinder.ts'

export const workerOwner: OwnerFinder = {
  kind: 'worker',
  read: 'read.worker',
  async find(client, tenant, id) {
    const { rows } = await client.query<Parameters<typeof protectedWorker>[0]>(
      `select record, person, registered_by as "registeredBy", open_to as "openTo", office,
              jurisdiction, status
       from worker where tenant = $1 and record = $2`,
      [tenant, id],
    )
    const [row] = rows
    return row === undefined ? null : { on: protectedWorker(row), concerns: row.record }
  },
}
