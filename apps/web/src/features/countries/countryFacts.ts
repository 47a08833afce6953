import type { CountryFlow, Diagnostics, FlowMethodName, RegionNode } from '@corridor/contract'
import type { EstimateChoice } from '../estimates/chooseEstimate.ts'

type Chosen = Pick<EstimateChoice, 'period' | 'stocks' | 'demography' | 'method'>

const isVintage = (flow: CountryFlow, { stocks, demography }: Omit<Chosen, 'method' | 'period'>) =>
  flow.stocks === stocks && flow.demography === demography

/** The figures of the estimate chosen; undefined where the vintage lacks the period. */
export const chosenFlow = (
  series: readonly CountryFlow[],
  choice: Chosen,
): CountryFlow | undefined =>
  series.find(
    (flow) =>
      isVintage(flow, choice) && flow.period === choice.period && flow.method === choice.method,
  )

/** Figures of one vintage by method, periods in order. */
export function seriesByMethod(
  series: readonly CountryFlow[],
  vintage: Pick<Chosen, 'stocks' | 'demography'>,
): ReadonlyMap<FlowMethodName, readonly CountryFlow[]> {
  const methods = new Map<FlowMethodName, CountryFlow[]>()
  for (const flow of series) {
    if (!isVintage(flow, vintage)) continue
    const list = methods.get(flow.method) ?? []
    list.push(flow)
    methods.set(flow.method, list)
  }
  for (const list of methods.values()) list.sort((a, b) => (a.period < b.period ? -1 : 1))
  return methods
}

/** The least and the most that any method gives for one side of the account. */
export interface MethodSpan {
  readonly least: number
  readonly most: number
  readonly count: number
}

/** How far the methods lie apart in the period and vintage chosen; null without a figure. */
export function methodSpan(
  series: readonly CountryFlow[],
  choice: Chosen,
  side: 'inflow' | 'outflow' | 'net',
): MethodSpan | null {
  const figures = series
    .filter((flow) => isVintage(flow, choice) && flow.period === choice.period)
    .flatMap((flow) => flow[side] ?? [])
  if (figures.length === 0) return null
  return { least: Math.min(...figures), most: Math.max(...figures), count: figures.length }
}

/** The place of an area among those of its region, 1 for the largest; null where it is not there. */
export function rankInRegion(
  nodes: readonly RegionNode[],
  area: string,
  side: 'inflow' | 'outflow',
): { readonly rank: number; readonly count: number } | null {
  const own = nodes.find(({ kind, code }) => kind === 'area' && code === area)
  if (own === undefined) return null
  const peers = nodes.filter(({ kind, region }) => kind === 'area' && region === own.region)
  return { rank: 1 + peers.filter((node) => node[side] > own[side]).length, count: peers.length }
}

/** What the engine noticed about one area. */
export type AreaNotice =
  | {
      readonly kind: 'excluded'
      readonly reason: string
      readonly start: number
      readonly end: number
    }
  | { readonly kind: 'composite'; readonly code: string; readonly members: readonly string[] }
  | {
      readonly kind: 'negative-native-born'
      readonly persons: number
      readonly table: 'start' | 'end'
    }
  | {
      readonly kind: 'births-above-native-born'
      readonly births: number
      readonly nativeBorn: number
    }
  | { readonly kind: 'largest-deviation'; readonly persons: number }

/** Picks out of the diagnostics of an estimate what concerns one area. Persons. */
export function areaNotices(diagnostics: Diagnostics, area: string): readonly AreaNotice[] {
  const { excluded, composites, negativeNativeBorn, birthsAboveNativeBorn } = diagnostics
  const deviation = diagnostics.largestNetMigrationDeviation
  return [
    ...excluded
      .filter((one) => one.area === area)
      .map(({ reason, personsStart, personsEnd }) => ({
        kind: 'excluded' as const,
        reason,
        start: personsStart,
        end: personsEnd,
      })),
    ...composites
      .filter(({ code, members }) => code === area || members.includes(area))
      .map(({ code, members }) => ({ kind: 'composite' as const, code, members })),
    ...negativeNativeBorn
      .filter((one) => one.area === area)
      .map(({ persons, table }) => ({ kind: 'negative-native-born' as const, persons, table })),
    ...birthsAboveNativeBorn
      .filter((one) => one.area === area)
      .map(({ births, nativeBorn }) => ({
        kind: 'births-above-native-born' as const,
        births,
        nativeBorn,
      })),
    ...(deviation?.area === area
      ? [{ kind: 'largest-deviation' as const, persons: deviation.persons }]
      : []),
  ]
}
