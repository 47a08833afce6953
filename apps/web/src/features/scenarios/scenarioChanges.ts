import type { NationalTable, Scenario } from '@corridor/contract'
import type { FlowInput } from '@corridor/flows'
import type { ScenarioDecay } from './distanceDecay.ts'

/** What a reader has changed; the estimate that it starts from stands in the address. */
export type ScenarioBody = Pick<Scenario, 'nationalTables' | 'edits' | 'constraints'>

export const NO_CHANGES: ScenarioBody = { nationalTables: [], edits: [], constraints: {} }

/** A place of one figure that can be changed. */
export type FigurePlace =
  | {
      readonly kind: 'stock'
      readonly table: 'start' | 'end'
      readonly origin: string
      readonly destination: string
    }
  | { readonly kind: 'births' | 'deaths'; readonly area: string }
  | { readonly kind: 'flow'; readonly origin: string; readonly destination: string }
  | { readonly kind: 'stayers'; readonly birthplace: string; readonly residence: string }

/** One line in the list of changes. */
export type ScenarioChange =
  | { readonly place: FigurePlace; readonly persons: number }
  | { readonly national: NationalTable }
  | { readonly decay: ScenarioDecay }

/** One word for each place, so that a later change of the same figure replaces the earlier one. */
export function placeKey(place: FigurePlace): string {
  switch (place.kind) {
    case 'stock':
      return `stock ${place.table} ${place.origin} ${place.destination}`
    case 'births':
    case 'deaths':
      return `${place.kind} ${place.area}`
    case 'flow':
      return `flow ${place.origin} ${place.destination}`
    case 'stayers':
      return `stayers ${place.birthplace} ${place.residence}`
  }
}

const nationalKey = ({ table, destination }: NationalTable): string =>
  `national ${table} ${destination}`

export function changeKey(change: ScenarioChange): string {
  if ('national' in change) return nationalKey(change.national)
  return 'decay' in change ? 'decay' : placeKey(change.place)
}

/** All changes in the order in which they are applied. */
export function listChanges({
  nationalTables,
  edits,
  constraints,
}: ScenarioBody): readonly ScenarioChange[] {
  const { knownFlows = [], fixedStayers = [], distanceDecay } = constraints
  return [
    ...nationalTables.map((national) => ({ national })),
    ...edits.map((edit): ScenarioChange => {
      if ('births' in edit)
        return { place: { kind: 'births', area: edit.area }, persons: edit.births }
      if ('deaths' in edit)
        return { place: { kind: 'deaths', area: edit.area }, persons: edit.deaths }
      const { persons, ...cell } = edit
      return { place: { kind: 'stock', ...cell }, persons }
    }),
    ...knownFlows.map(
      ({ persons, ...pair }): ScenarioChange => ({ place: { kind: 'flow', ...pair }, persons }),
    ),
    ...fixedStayers.map(
      ({ persons, ...pair }): ScenarioChange => ({ place: { kind: 'stayers', ...pair }, persons }),
    ),
    ...(distanceDecay === undefined ? [] : [{ decay: distanceDecay }]),
  ]
}

/** The changed figure at a place; undefined where it is as published. */
export function changedFigure(body: ScenarioBody, place: FigurePlace): number | undefined {
  const key = placeKey(place)
  const found = listChanges(body).findLast((one) => changeKey(one) === key)
  return found !== undefined && 'place' in found ? found.persons : undefined
}

/** The scenario without a change. @param key from `changeKey`. */
export const withoutChange = (body: ScenarioBody, key: string): ScenarioBody =>
  gather(listChanges(body).filter((one) => changeKey(one) !== key))

/** The scenario with one figure changed; it keeps its place in the list if it was there. */
export function withChange(body: ScenarioBody, change: ScenarioChange): ScenarioBody {
  const changes = listChanges(body)
  const key = changeKey(change)
  const place = changes.findIndex((one) => changeKey(one) === key)
  if (place < 0) return gather([...changes, change])
  return gather(
    changes.with(place, change).filter((one, at) => at <= place || changeKey(one) !== key),
  )
}

function gather(changes: readonly ScenarioChange[]): ScenarioBody {
  const figures = changes.filter((one) => 'place' in one)
  const knownFlows = figures.flatMap(({ place, persons }) => {
    if (place.kind !== 'flow') return []
    return [{ origin: place.origin, destination: place.destination, persons }]
  })
  const fixedStayers = figures.flatMap(({ place, persons }) => {
    if (place.kind !== 'stayers') return []
    return [{ birthplace: place.birthplace, residence: place.residence, persons }]
  })
  const decay = changes.find((one) => 'decay' in one)
  return {
    nationalTables: changes.flatMap((one) => ('national' in one ? [one.national] : [])),
    edits: figures.flatMap(({ place, persons }): Scenario['edits'] => {
      if (place.kind === 'births') return [{ area: place.area, births: persons }]
      if (place.kind === 'deaths') return [{ area: place.area, deaths: persons }]
      if (place.kind !== 'stock') return []
      const { table, origin, destination } = place
      return [{ table, origin, destination, persons }]
    }),
    constraints: {
      ...(knownFlows.length > 0 && { knownFlows }),
      ...(fixedStayers.length > 0 && { fixedStayers }),
      ...(decay !== undefined && { distanceDecay: decay.decay }),
    },
  }
}

/** The figure as published at a place of the inputs; null where the inputs have none. */
export function publishedFigure(input: FlowInput, place: FigurePlace): number | null {
  const at = (area: string): number => input.areas.indexOf(area)
  const size = input.areas.length
  switch (place.kind) {
    case 'stock': {
      const [origin, destination] = [at(place.origin), at(place.destination)]
      if (origin < 0 || destination < 0) return null
      const table = place.table === 'start' ? input.stockStart : input.stockEnd
      return table[origin * size + destination]!
    }
    case 'births':
    case 'deaths':
      return input[place.kind]?.[at(place.area)] ?? null
    case 'flow':
    case 'stayers':
      return null
  }
}

/** Corridors that the changes are about, in both directions, each once. */
export function changedPairs(body: ScenarioBody): readonly (readonly [string, string])[] {
  const pairs = listChanges(body).flatMap((one): [string, string][] => {
    if (!('place' in one)) return []
    const { place } = one
    if (place.kind === 'stayers') return [[place.birthplace, place.residence]]
    return place.kind === 'stock' || place.kind === 'flow'
      ? [[place.origin, place.destination]]
      : []
  })
  const both = pairs.flatMap(([from, to]): [string, string][] => [
    [from, to],
    [to, from],
  ])
  const known = new Map(both.filter(([from, to]) => from !== to).map((pair) => [pair.join(), pair]))
  return [...known.values()]
}
