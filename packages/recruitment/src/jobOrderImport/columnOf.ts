import type { JobOrderColumn } from './JobOrderRow.ts'

/** How columns are called, without what is no letter. */
const NAMES: Readonly<Record<JobOrderColumn, readonly string[]>> = {
  reference: ['reference', 'ref', 'demandletterno', 'demandno', 'joborderno', 'demandletternumber'],
  principal: ['principal', 'employer', 'employername', 'company', 'sponsor'],
  destination: ['destination', 'country', 'destinationcountry', 'countrycode'],
  sector: ['sector', 'industry'],
  site: ['site', 'worksite', 'place', 'placeofwork', 'location'],
  title: ['title', 'position', 'jobtitle', 'work', 'job', 'trade'],
  occupation: ['occupation', 'isco', 'iscocode', 'occupationcode'],
  quantity: ['quantity', 'vacancies', 'number', 'numberofworkers', 'workers', 'count'],
  basic_pay: ['basicpay', 'basicsalary', 'basicwage', 'pay', 'salary', 'wage', 'monthlypay'],
  currency: ['currency', 'currencycode'],
  hours_week: ['hoursweek', 'hoursaweek', 'weeklyhours', 'hours'],
  rest_days_week: ['restdaysweek', 'restdays', 'weeklyrest', 'daysoff', 'dayoff'],
}

const COLUMN_OF: ReadonlyMap<string, JobOrderColumn> = new Map(
  Object.entries(NAMES).flatMap(([column, names]) =>
    names.map((name) => [name, column as JobOrderColumn] as const),
  ),
)

/**
 * What a column is by its header; null for one that nothing is taken from.
 *
 * @example columnOf('Demand Letter No.') // => 'reference'
 */
export const columnOf = (header: string): JobOrderColumn | null =>
  COLUMN_OF.get(header.toLowerCase().replaceAll(/[^a-z]/g, '')) ?? null
