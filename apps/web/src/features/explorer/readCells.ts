/** The observations of an answer, column by column. */
export interface Cells {
  readonly count: number
  /** Dimensions in the order of keys, time last, with the codes in use. */
  readonly dimensions: readonly CellDimension[]
  /** NaN where an observation has no figure. */
  readonly values: Float64Array
  /** Attributes of observations and of their series; absent where no observation has one. */
  readonly attributes: ReadonlyMap<string, readonly (string | undefined)[]>
  /** Attributes of the whole answer, as the unit of measure. */
  readonly ofAll: ReadonlyMap<string, string>
  /** When the newest of what it rests on became public. */
  readonly prepared: string
}

export interface CellDimension {
  readonly id: string
  readonly codes: readonly string[]
  /** Of each observation, the position of its code. */
  readonly positions: Uint32Array
}

interface RawComponent {
  readonly id: string
  /** A period with a length has a value instead of an id. */
  readonly values?: readonly {
    readonly id?: string
    readonly value?: string
    readonly name?: string
  }[]
}

type RawValue = string | number | null

/** A data message of SDMX-JSON 2, series by series, as far as it is read here. */
export interface DataMessage {
  readonly meta?: { readonly prepared?: string }
  readonly data?: {
    readonly structures?: readonly {
      readonly dimensions: {
        readonly series: readonly RawComponent[]
        readonly observation: readonly RawComponent[]
      }
      readonly attributes: {
        readonly dataSet: readonly RawComponent[]
        readonly series: readonly RawComponent[]
        readonly observation: readonly RawComponent[]
      }
    }[]
    readonly dataSets?: readonly {
      readonly attributes?: readonly RawValue[]
      readonly series?: Readonly<
        Record<
          string,
          {
            readonly attributes?: readonly RawValue[]
            readonly observations: Readonly<Record<string, readonly RawValue[]>>
          }
        >
      >
    }[]
  }
}

const NO_CELLS: Cells = {
  count: 0,
  dimensions: [],
  values: new Float64Array(0),
  attributes: new Map(),
  ofAll: new Map(),
  prepared: '',
}

/**
 * The observations of a data message.
 *
 * @param message null where nothing matched.
 * @remarks O(observations). The message tells codes by position; here they stay positions.
 */
export function readCells(message: DataMessage | null): Cells {
  const structure = message?.data?.structures?.[0]
  const dataSets = message?.data?.dataSets ?? []
  if (structure === undefined || dataSets.length === 0) return NO_CELLS
  const { series: keys, observation: own } = structure.dimensions
  let count = 0
  for (const { series = {} } of dataSets) {
    for (const key in series) count += Object.keys(series[key]!.observations).length
  }
  const columns = [...keys, ...own].map(() => new Uint32Array(count))
  const values = new Float64Array(count)
  const attributes = new Map<string, (string | undefined)[]>()
  const note = (component: RawComponent | undefined, at: number, raw: RawValue | undefined) => {
    if (component === undefined || raw === null || raw === undefined) return
    let column = attributes.get(component.id)
    if (column === undefined) {
      column = Array.from({ length: count })
      attributes.set(component.id, column)
    }
    column[at] = textOf(component, raw)
  }
  let place = 0
  for (const { series = {} } of dataSets) {
    for (const key in series) {
      const positions = key.split(':')
      const { attributes: ofSeries = [], observations } = series[key]!
      for (const time in observations) {
        const told = observations[time]!
        for (let d = 0; d < keys.length; d++) columns[d]![place] = Number(positions[d])
        if (own.length > 0) columns[keys.length]![place] = Number(time)
        values[place] = figureOf(told[0])
        for (let a = 0; a < ofSeries.length; a++) {
          note(structure.attributes.series[a], place, ofSeries[a])
        }
        for (let a = 1; a < told.length; a++) {
          note(structure.attributes.observation[a - 1], place, told[a])
        }
        place += 1
      }
    }
  }
  return {
    count,
    dimensions: [...keys, ...own].map(({ id, values: codes = [] }, d) => ({
      id,
      codes: codes.map(({ id: code, value, name }) => code ?? value ?? name ?? ''),
      positions: columns[d]!,
    })),
    values,
    attributes,
    ofAll: new Map(
      structure.attributes.dataSet.flatMap((component, a): [string, string][] => {
        const raw = dataSets[0]!.attributes?.[a]
        return raw === null || raw === undefined ? [] : [[component.id, textOf(component, raw)]]
      }),
    ),
    prepared: message?.meta?.prepared ?? '',
  }
}

/** Coded attributes are told by position, others as they are. */
const textOf = ({ values }: RawComponent, raw: string | number): string =>
  values !== undefined && typeof raw === 'number'
    ? (values[raw]?.id ?? values[raw]?.name ?? '')
    : String(raw)

/** What is left out on purpose is told as the text NaN. */
const figureOf = (raw: RawValue | undefined): number =>
  typeof raw === 'number' ? raw : typeof raw === 'string' ? Number(raw) : Number.NaN
