import { type SearchResult, searchRoute } from '@corridor/contract'
import {
  type AreaCatalogue,
  type AreaSearchResult,
  type NamedResult,
  searchAreas,
  searchNamed,
} from '@corridor/evidence'
import { formatCorridor } from '@corridor/kernel'
import { type Mounting, mount } from '../../http/mount.ts'
import type { Standards } from '../standards/standards.ts'
import { searchableInstruments } from './searchableInstruments.ts'

export function searchRoutes(common: Mounting, areas: AreaCatalogue, standards: Standards): void {
  const mounting: Mounting = {
    ...common,
    revision: async () => `${await common.revision()} ${await standards.revision()}`,
  }
  mount(mounting, searchRoute, {
    answer: async ({ text, language, limit }) => {
      const { facts } = await standards.current()
      const places = searchAreas(areas, text, language, limit).map((result) => ({
        score: result.score,
        result: describePlace(result, language === 'ar' ? ' ← ' : ' → '),
      }))
      const instruments = searchNamed(searchableInstruments(facts), text, language).map(
        (found) => ({ score: found.score, result: describeInstrument(found) }),
      )
      // Places come first among equals; the order within each kind stays as it was found.
      const found = [...places, ...instruments].toSorted((a, b) => b.score - a.score)
      return { results: found.slice(0, limit).map(({ result }) => result) }
    },
  })
}

const describeInstrument = ({ code, name, matched }: NamedResult): SearchResult => ({
  kind: 'instrument',
  code,
  label: name,
  matched: matched ?? name,
})

function describePlace(result: AreaSearchResult, arrow: string): SearchResult {
  if (result.kind === 'corridor') {
    const code = formatCorridor(result)
    const label = `${result.originName}${arrow}${result.destinationName}`
    return { kind: 'corridor', code, label, matched: label }
  }
  const { kind, code, name } = result
  return {
    kind,
    code,
    ...(result.kind === 'region' ? { grouping: result.grouping } : {}),
    label: name,
    matched: result.matched ?? name,
  }
}
