import { existsSync, readFileSync } from 'node:fs'
import { decodeUtf8 } from '@corridor/kernel'
import { expect, test } from 'vitest'
import { checkAgencies, readDelimited } from './index.ts'

const FOLDER = new URL('../../../../../shared/data/agencies/', import.meta.url)

const FILES = [
  ['bd_agencies_public_fields.csv', 507, ['stands_for_nothing', 'no_number', 'name_twice']],
  ['bd_medicals.csv', 61, ['stands_for_nothing', 'number_twice', 'text_round_number']],
  ['bd_trainings.csv', 14, ['stands_for_nothing', 'no_number']],
  ['my_private_employment_agencies.csv', 56, ['spaces_in_number', 'no_number']],
  ['jm_mlss_agencies.csv', 69, ['no_status']],
] as const

// Lists of real registers in the shapes they come in; without the folder the shapes of
// checkAgencies.test.ts stand alone.
test.runIf(existsSync(FOLDER)).each(FILES)('%s', (file, rows, codes) => {
  const text = decodeUtf8(readFileSync(new URL(file, FOLDER)))
  if (typeof text !== 'string') throw new Error(text.problem)
  const found = checkAgencies(readDelimited(text))
  const seen = Map.groupBy(found.problems, ({ code }) => code)
  const counts = [...seen].map(([code, list]) => `${code} ${list.length}`).join(', ')
  console.info(`${file}: ${found.rowCount} rows joined; ${counts}`)
  expect(found.rowCount).toBe(rows)
  for (const code of codes) expect([...seen.keys()], file).toContain(code)
  // Every row is taken, asked about or told to be wrong.
  const told = new Set(found.problems.map(({ row }) => row))
  const taken = new Set(found.agencies.map(({ row }) => row))
  for (let row = 2; row < rows + 2; row += 1) expect(told.has(row) || taken.has(row)).toBe(true)
})
