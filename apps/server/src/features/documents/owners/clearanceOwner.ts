import { protectedClearance } from '../../clearances/protectedClearance.ts'
import type { OwnerFinder } from './OwnerFinder.ts'

type Row = Parameters<typeof protectedClearance>[0] & { readonly worker: string | null }

export const clearanceOwner: OwnerFinder = {
  kind: 'clearance',
  read: 'read.clearance',
  async find(client, tenant, id) {
    const { rows } = await client.query<Row>(
      `select record, worker, person, agency, office, jurisdiction, status from clearance
       where tenant = $1 and record = $2`,
      [tenant, id],
    )
    const [row] = rows
    return row === undefined
      ? null
      : { on: protectedClearance(row), concerns: row.worker ?? row.record }
  },
}
