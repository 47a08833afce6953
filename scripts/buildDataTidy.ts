// Turns copies of the United Nations tables into tidy files for scripts/buildData.ts.
//   node scripts/buildDataTidy.ts <table.csv or table.csv.gz> <out.csv>
// A stock table has year, birth, dest, both, female, male; a table of components has iso3, year and
// births, deaths, net migration and population of 31 December in thousands.
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const [from, to] = process.argv.slice(2)
if (from === undefined || to === undefined) {
  console.error('Usage: node scripts/buildDataTidy.ts <table.csv or table.csv.gz> <out.csv>')
  process.exit(2)
}
const bytes = readFileSync(from)
const text = (from.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
const [header, ...lines] = text.trimEnd().split('\n')
const tidy = header!.startsWith('year,birth,dest') ? tidyStocks(lines) : tidyDemography(lines)
writeFileSync(to, `${tidy.join('\n')}\n`)
console.log(`${to}: ${tidy.length - 1} rows`)

function tidyStocks(rows: readonly string[]): string[] {
  const long = rows.flatMap((row) => {
    const [year, birth, dest, both, female, male] = row.split(',')
    return [
      `${year},${birth},${dest},both,${both}`,
      `${year},${birth},${dest},female,${female}`,
      `${year},${birth},${dest},male,${male}`,
    ]
  })
  return ['year,origin,destination,sex,persons', ...long]
}

function tidyDemography(rows: readonly string[]): string[] {
  const long = rows.map((row) => {
    const [iso3, , year, ...thousands] = row.split(',')
    return [iso3, year, ...thousands.map(thousandsToPersons)].join(',')
  })
  return ['area,year,births,deaths,net_migration,population_31_december', ...long]
}

/** The tables give thousands with at most three decimals, so that persons are whole. */
function thousandsToPersons(thousands: string): string {
  const persons = Number(thousands) * 1000
  const whole = Math.round(persons)
  if (!/^-?\d+(\.\d{1,3})?$/.test(thousands) || Math.abs(persons - whole) > 1e-6) {
    throw new Error(`"${thousands}" thousand is not a whole number of persons`)
  }
  return String(whole)
}
