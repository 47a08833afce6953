import { readConfig } from '@corridor/server/config'
import { loadAreas } from '@corridor/server/evidence'
import type { KnownState, StateCode } from '@corridor/standards'

/** The States of a file's rows with their names, so that a refusal can say which was meant. */
export async function knownStates(states: readonly StateCode[]): Promise<readonly KnownState[]> {
  const { areas } = await loadAreas(readConfig(process.env).shippedDataDir)
  const byCode = new Map(areas.map((area) => [area.code, area]))
  return states.map((code) => {
    const area = byCode.get(code)
    if (area === undefined) return { code }
    return {
      code,
      otherCodes: [area.iso2, area.m49].filter((other) => other !== null),
      names: [...new Set([...Object.values(area.names), ...area.alternativeNames])],
    }
  })
}
