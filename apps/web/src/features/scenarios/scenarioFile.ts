import { Scenario } from '@corridor/contract'

/** The scenario in a file, or what is wrong with it: where in the file, and what. */
export type ScenarioReading =
  | { readonly scenario: Scenario }
  | { readonly problem: 'not-json' | 'not-a-scenario' | 'other-version' }
  | {
      readonly problem: 'bad-figures'
      readonly places: readonly { readonly path: string; readonly message: string }[]
    }

/** Places that are named; the others are counted with them. */
const MOST_PLACES = 10

/** Reads a scenario file by the contract; nothing is repaired or left out. */
export function readScenarioFile(text: string): ScenarioReading {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return { problem: 'not-json' }
  }
  const head = content as { readonly format?: unknown; readonly version?: unknown } | null
  if (typeof head !== 'object' || head?.format !== 'corridor-scenario') {
    return { problem: 'not-a-scenario' }
  }
  if (head.version !== 1) return { problem: 'other-version' }
  const read = Scenario.safeParse(content)
  if (read.success) return { scenario: read.data }
  return {
    problem: 'bad-figures',
    places: read.error.issues
      .slice(0, MOST_PLACES)
      .map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  }
}

/** The scenario as the text of a file. */
export const writeScenarioFile = (scenario: Scenario): string =>
  `${JSON.stringify(scenario, null, 2)}\n`
