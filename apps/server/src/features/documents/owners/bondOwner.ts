import { protectedBond } from '../../bonds/protectedBond.ts'
import type { OwnerFinder } from './OwnerFinder.ts'

export const bondOwner: OwnerFinder = {
  kind: 'bond',
  read: 'read.bond',
  async find(client, tenant, id) {
    const { rows } = await client.query<Parameters<typeof protectedBond>[0]>(
      'select record, holder, office, jurisdiction, status from bond where tenant = $1 and record = $2',
      [tenant, id],
    )
    const [row] = rows
    return row === undefined ? null : { on: protectedBond(row), concerns: row.record }
  },
}
