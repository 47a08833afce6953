import { type ActionRoute, ROUTES, type Route } from '@corridor/server/interface'
import { RECORD_GROUPS, type RecordGroup } from './recordGroups.ts'

/** One reading of a group: what it is called, and of which record. */
export interface Reading {
  readonly name: string
  readonly route: Route
  /** The record that it names in its address; null for lists. */
  readonly record: string | null
}

/** What a group of records can be asked and told over the interface. */
export interface GroupRoutes {
  readonly readings: readonly Reading[]
  readonly acts: ReadonlyMap<string, ActionRoute>
  /** Sends a file; null where there is none. */
  readonly upload: Route | null
}

const isAct = (route: Route): route is ActionRoute => 'action' in route

/** The routes of a group, named by their addresses. */
export function routesOf(group: RecordGroup): GroupRoutes {
  const { path } = RECORD_GROUPS[group]
  const routes = (ROUTES as readonly Route[]).filter(
    (route) => route.path === path || route.path.startsWith(`${path}/`),
  )
  const readings = routes
    .filter(({ method }) => method === 'GET')
    .map((route) => readingOf(route, path))
  const acts = routes.filter(isAct).map((route) => [actName(route), route] as const)
  return {
    readings,
    acts: new Map(acts),
    upload: routes.find((route) => route.upload !== undefined) ?? null,
  }
}

/** `/licences` is a list, `/licences/:licence` shows one, `/contracts/:contract/checks` its checks. */
function readingOf(route: Route, path: string): Reading {
  const rest = route.path.slice(path.length).split('/').slice(1)
  const record = rest[0]?.startsWith(':') === true ? rest[0].slice(1) : null
  const words = rest.filter((part) => !part.startsWith(':'))
  return { route, record, name: words[0] ?? (record === null ? 'list' : 'show') }
}

/** Which record an act is about; null for one that begins a record. */
export const recordParameter = ({ path }: Pick<Route, 'path'>): string | null =>
  /:([A-Za-z]+)/.exec(path)?.[1] ?? null

/** By its address, one that begins a record by its action: `jobOrder.prepare` is `prepare`. */
const actName = (route: ActionRoute): string =>
  recordParameter(route) === null
    ? dashed(route.action.slice(route.action.indexOf('.') + 1))
    : route.path.slice(route.path.lastIndexOf('/') + 1)

/** `subjectKind` as it is written on the command line: `subject-kind`. */
export const dashed = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
