import { type SearchResult, searchRoute } from '@corridor/contract'
import { type AreaCatalogue, type AreaSearchResult, searchAreas } from '@corridor/evidence'
import { formatCorridor } from '@corridor/kernel'
import { type Mounting, mount } from '../../http/mount.ts'

export function searchRoutes(mounting: Mounting, areas: AreaCatalogue): void {
  mount(mounting, searchRoute, {
    answer: ({ text, language, limit }) => ({
      results: searchAreas(areas, text, language, limit).map((result) =>
        describeResult(result, language === 'ar' ? ' ← ' : ' → '),
      ),
    }),
  })
}

function describeResult(result: AreaSearchResult, arrow: string): SearchResult {
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
