import { outageReportRoute } from '@corridor/contract'
import { sql } from 'kysely'
import { type FilterColumns, oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import type { Mounting } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { logSearch } from '../ledger/logSearch.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import { readerOf } from '../ledger/readerOf.ts'
import type { RegisterParts } from '../registers/RegisterParts.ts'
import { type Reach, reportOutage } from './reportOutage.ts'

interface Parts extends RegisterParts {
  readonly ledger: OpenLedger
}

const columnsOf = (table: 'clearance' | 'lost_receipt'): FilterColumns => ({
  kind: table === 'clearance' ? 'clearance' : 'receipt',
  attributes: {
    id: oneIn(`${table}.record`),
    office: oneIn(`${table}.office`),
    jurisdiction: oneIn(`${table}.jurisdiction`),
    state: oneIn(`${table}.status`),
    ...(table === 'clearance'
      ? { owner: oneIn('clearance.person'), organisations: oneIn('clearance.agency') }
      : {}),
  },
})

/** What an outage cost, for those who settle what it left. */
export function outageRoutes(place: Mounting, parts: Parts): void {
  mountPrivate(place, outageReportRoute, async (asked, sender) => {
    const reader = readerOf(sender, sender.require('read.receipt', null))
    const reach = reachOf(parts, sender)
    return await logSearch(
      parts.ledger,
      reader,
      'search',
      { outage: true, ...asked },
      async () => ({
        result: await reportOutage(parts.ledger, parts.ledger.owner, asked, reach),
        records: [],
      }),
    )
  })
}

function reachOf({ db }: Parts, sender: Sender): Reach {
  return {
    forms: conditionOf(db, whereFilter(sender.filter('read.clearance'), columnsOf('clearance'))),
    receipts: conditionOf(
      db,
      whereFilter(sender.filter('read.receipt'), columnsOf('lost_receipt')),
    ),
  }
}

/** A condition as text for a statement whose first three parameters are its own. */
function conditionOf(db: Parts['db'], condition: ReturnType<typeof whereFilter>) {
  const { sql: text, parameters } = sql`${condition}`.compile(db)
  const moved = text.replace(/\$(\d+)/g, (_, at: string) => `$${Number(at) + 3}`)
  return { sql: `(${moved})`, parameters }
}
