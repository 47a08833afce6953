import { Scenario } from '@corridor/contract'
import { expect, test } from 'vitest'
import { readScenarioFile, writeScenarioFile } from './scenarioFile.ts'

const scenario = Scenario.parse({
  format: 'corridor-scenario',
  version: 1,
  selection: { period: '2010-2015', method: 'open-minimum', stocks: 'un-ims-2020' },
  edits: [{ table: 'start', origin: 'NPL', destination: 'QAT', persons: 500_000 }],
})

test('a file comes back as it was', () => {
  expect(readScenarioFile(writeScenarioFile(scenario))).toEqual({ scenario })
})

test('what is no scenario is told apart', () => {
  expect(readScenarioFile('year,persons')).toEqual({ problem: 'not-json' })
  expect(readScenarioFile('null')).toEqual({ problem: 'not-a-scenario' })
  expect(readScenarioFile('{"format":"corridor-record"}')).toEqual({ problem: 'not-a-scenario' })
  expect(readScenarioFile(JSON.stringify({ ...scenario, version: 2 }))).toEqual({
    problem: 'other-version',
  })
})

test('a wrong figure is named with its place', () => {
  const wrong = { ...scenario, edits: [{ area: 'NPL', births: -5 }] }
  const read = readScenarioFile(JSON.stringify(wrong))
  expect(read).toMatchObject({ problem: 'bad-figures' })
  expect('places' in read && read.places[0]?.path).toMatch(/^edits\.0/)
})
