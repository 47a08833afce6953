import { protectedLicence } from '../../licences/protectedLicence.ts'
import type { OwnerFinder } from './OwnerFinder.ts'

export const licenceOwner: OwnerFinder = {
  kind: 'licence',
  read: 'read.licence',
  async find(client, tenant, id) {
    const { rows } = await client.query<Parameters<typeof protectedLicence>[0]>(
      `select record, organisation, office, jurisdiction, assignees, status from licence
       where tenant = $1 and record = $2`,
      [tenant, id],
    )
    const [row] = rows
    return row === undefined ? null : { on: protectedLicence(row), concerns: row.record }
  },
}
