/** What there is of a selection. */
export interface Availability {
  readonly series: number
  readonly observations: number
  /** For each dimension asked for: series of each code that could be chosen. */
  readonly codes: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly span: { readonly first: string; readonly last: string } | null
}

export interface AvailabilityMessage {
  readonly data?: {
    readonly dataConstraints?: readonly {
      readonly annotations?: readonly {
        readonly id?: string
        readonly type?: string
        readonly title?: string
      }[]
      readonly cubeRegions?: readonly {
        readonly keyValues?: readonly {
          readonly id: string
          readonly values?: readonly string[]
          readonly timeRange?: {
            readonly startPeriod?: { readonly period: string }
            readonly endPeriod?: { readonly period: string }
          }
        }[]
      }[]
    }[]
  }
}

const NOTHING: Availability = { series: 0, observations: 0, codes: new Map(), span: null }

/** An availability answer of the service; nothing where it has no body. */
export function readAvailability(message: AvailabilityMessage | null): Availability {
  const constraint = message?.data?.dataConstraints?.[0]
  if (constraint === undefined) return NOTHING
  const { annotations = [], cubeRegions = [] } = constraint
  const count = (id: string): number => Number(annotations.find((one) => one.id === id)?.title ?? 0)
  const codes = new Map<string, Map<string, number>>()
  let span: Availability['span'] = null
  for (const { id, values, timeRange } of cubeRegions[0]?.keyValues ?? []) {
    if (values !== undefined) codes.set(id, new Map(values.map((code) => [code, 0])))
    const { startPeriod, endPeriod } = timeRange ?? {}
    if (startPeriod !== undefined && endPeriod !== undefined) {
      span = { first: startPeriod.period, last: endPeriod.period }
    }
  }
  for (const { id, type, title = '' } of annotations) {
    if (type !== 'series_count_by_code' || id === undefined) continue
    const own = codes.get(id) ?? new Map<string, number>()
    codes.set(id, own)
    for (const told of title.split(' ')) {
      const place = told.lastIndexOf('=')
      if (place > 0) own.set(told.slice(0, place), Number(told.slice(place + 1)))
    }
  }
  return { series: count('series_count'), observations: count('obs_count'), codes, span }
}
