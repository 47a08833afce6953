import type { OrganisationSummary } from '@corridor/contract'
import type { ColumnType } from 'kysely'

/** The read model of the register: made from the log, and made again from it. */
interface OrganisationTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  readonly kind: OrganisationSummary['kind']
  readonly country: string | null
  readonly name: string
  readonly registration: string | null
  readonly status: OrganisationSummary['status']
  /** The office that keeps the file, as `organisation.office`. */
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly proposed: OrganisationSummary['proposed']
  readonly sort_name: string
  readonly search: string
  readonly state: string
}

interface OrganisationOfficeTable {
  readonly tenant: string
  readonly organisation: string
  readonly office: string
  readonly name: string
  readonly jurisdiction: string
  readonly opened_on: ColumnType<string, string, string>
  readonly closed_on: ColumnType<string | null, string | null, string | null>
}

export interface OrganisationTables {
  readonly organisation: OrganisationTable
  readonly organisation_office: OrganisationOfficeTable
}
