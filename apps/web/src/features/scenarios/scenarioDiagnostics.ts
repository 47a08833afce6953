import type { EstimateHeader } from '@corridor/contract'
import type { FlowEstimate } from '@corridor/flows'
import type { Accounts } from './readAccounts.ts'

/** What the engine noticed, in the form in which the interface tells it for published figures. */
export function scenarioDiagnostics(
  accounts: Accounts,
  { areas, total, diagnostics }: FlowEstimate,
): Pick<EstimateHeader, 'areas' | 'total' | 'engine' | 'publishedAs' | 'diagnostics'> {
  return {
    areas: areas.length,
    total,
    engine: accounts.engine,
    publishedAs: null,
    diagnostics: {
      excluded: [
        ...accounts.excluded,
        ...diagnostics.excludedAreas.map(({ area, reason }) => ({
          area,
          reason,
          personsStart: 0,
          personsEnd: 0,
        })),
      ],
      composites: accounts.composites,
      globalDifference: diagnostics.globalDifference,
      negativeNativeBorn: [...diagnostics.negativeNativeBorn],
      birthsAboveNativeBorn: [...diagnostics.birthsAboveNativeBorn],
      balancing: diagnostics.balancing.map(({ blocks, ...report }) => ({
        ...report,
        blocks: blocks.map(({ birthplaces, residences, ratio, gapPersons }) => ({
          areas: [...new Set([...birthplaces, ...residences])],
          ratio,
          gapPersons,
        })),
      })),
      largestNetMigrationDeviation: diagnostics.largestNetMigrationDeviation,
      outside: diagnostics.outside,
      notes: [],
    },
  }
}
