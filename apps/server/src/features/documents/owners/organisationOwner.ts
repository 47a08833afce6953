import { protectedOrganisation } from '../../organisations/protectedOrganisation.ts'
import type { OwnerFinder } from './OwnerFinder.ts'

export const organisationOwner: OwnerFinder = {
  kind: 'organisation',
  read: 'read.organisation',
  async find(client, tenant, id) {
    const { rows } = await client.query<Parameters<typeof protectedOrganisation>[0]>(
      `select record, office, jurisdiction, status from organisation
       where tenant = $1 and record = $2`,
      [tenant, id],
    )
    const [row] = rows
    return row === undefined ? null : { on: protectedOrganisation(row), concerns: row.record }
  },
}
