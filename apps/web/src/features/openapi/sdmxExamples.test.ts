import { expect, test } from 'vitest'
import { sdmxAddresses, sdmxExamples } from './sdmxExamples.ts'

test('every script asks the place where it is shown', () => {
  const origin = 'https://corridor.example'
  expect(sdmxAddresses(origin).every((one) => one.startsWith(`${origin}/sdmx/rest/`))).toBe(true)
  for (const { text } of sdmxExamples(origin)) {
    expect(text).toContain(`${origin}/sdmx/rest`)
    expect(text).not.toContain('undefined')
  }
})
