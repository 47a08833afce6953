import type { AgencyColumn } from './AgencyRow.ts'

/** How registers call their columns, without what is no letter. */
const NAMES: Readonly<Record<AgencyColumn, readonly string[]>> = {
  name: ['name', 'agency', 'agencyname', 'company', 'companyname', 'businessname', 'nameofagency'],
  licence_number: [
    ...['licencenumber', 'licensenumber', 'licenceno', 'licenseno', 'licence', 'license'],
    ...['rlno', 'rl', 'recruitinglicenceno', 'jtkno', 'permitno', 'number', 'code'],
  ],
  registration: [
    ...['registration', 'registrationno', 'registrationnumber', 'rocno', 'companyno'],
    ...['companyregistration', 'taxno'],
  ],
  country: ['country', 'countrycode'],
  status: ['status', 'licencestatus', 'state'],
  valid_from: ['validfrom', 'issued', 'issuedon', 'issuedate', 'from', 'startdate'],
  valid_until: ['validuntil', 'validto', 'expiry', 'expires', 'expirydate', 'until', 'enddate'],
  destinations: ['destinations', 'destination', 'countries', 'destinationcountries'],
  sectors: ['sectors', 'sector', 'services', 'occupations'],
  planned_volume: ['plannedvolume', 'plannedworkers', 'volume', 'workersayear'],
  phones: ['phones', 'phone', 'telephone', 'tel', 'mobile', 'contactno'],
}

const COLUMN_OF: ReadonlyMap<string, AgencyColumn> = new Map(
  Object.entries(NAMES).flatMap(([column, names]) =>
    names.map((name) => [name, column as AgencyColumn] as const),
  ),
)

/**
 * What a column is by its header; null for one that nothing is taken from.
 *
 * @example columnOf('RL No.') // => 'licence_number'
 */
export const columnOf = (header: string): AgencyColumn | null =>
  COLUMN_OF.get(header.toLowerCase().replaceAll(/[^a-z]/g, '')) ?? null
