import { atPost, protectedContract } from '../../contracts/protectedFiles.ts'
import type { OwnerFinder } from './OwnerFinder.ts'

type Row = Parameters<typeof protectedContract>[0] & { readonly worker: string }

export const contractOwner: OwnerFinder = {
  kind: 'contract',
  read: 'read.contract',
  async find(client, tenant, id) {
    const { rows } = await client.query<Row>(
      `select c.record, c.worker, w.person, c.agency, c.employer, c.state::jsonb ->> 'office' as office,
              c.state::jsonb ->> 'post' as post, c.jurisdiction, c.status
       from contract c
       left join worker w on w.tenant = c.tenant and w.record = c.worker
       where c.tenant = $1 and c.record = $2`,
      [tenant, id],
    )
    const [row] = rows
    return row === undefined
      ? null
      : { on: protectedContract(row), atPost: atPost(row), concerns: row.worker }
  },
}
