export interface BarSegment {
  readonly id: string
  readonly value: number
  readonly colour: string
  readonly text: string
}

/** Bounds of the figure that a bar or a sign stands for, drawn as a lighter band with whiskers. */
export interface BarRange {
  readonly lower: number
  readonly upper: number
  readonly colour: string
}

/** A figure with a sign, drawn over the bars. */
export interface BarSign {
  readonly id: string
  readonly value: number
  readonly colour: string
  readonly mark: 'tick' | 'diamond'
  readonly text: string
  readonly range?: BarRange
}

/** One period: as wide as it is long. */
export interface PeriodBar {
  readonly id: string
  readonly from: number
  readonly to: number
  /** From the axis upwards, and from the axis downwards. */
  readonly up: readonly BarSegment[]
  readonly down: readonly BarSegment[]
  readonly signs?: readonly BarSign[]
  /** Bounds of what stands above the axis, and of what stands below it, both as positive figures. */
  readonly upRange?: BarRange
  readonly downRange?: BarRange
  /** Why there is no figure; the period is hatched. */
  readonly missing?: string
  /** Outlined: the period that the reader chose. */
  readonly chosen: boolean
}

export interface BarPanel {
  readonly title: string
  /** Framed: the panel of what the reader chose. */
  readonly chosen: boolean
  readonly bars: readonly PeriodBar[]
}

export const LABEL_SIZE = 11
export const TITLE_SIZE = 12
export const TITLE_LINE = 15

/** The common measures of all panels of a drawing, in pixels, persons and years. */
export interface Grid {
  readonly columns: number
  readonly panelWidth: number
  readonly panelHeight: number
  readonly marginLeft: number
  readonly titleHeight: number
  readonly up: number
  readonly down: number
  readonly step: number
  readonly first: number
  readonly last: number
}

/** All segments of one side of a bar together. */
export const sumOf = (segments: readonly BarSegment[]): number =>
  segments.reduce((total, { value }) => total + value, 0)

/** Where a panel stands on the paper. */
export interface Place {
  readonly left: number
  readonly top: number
  readonly isFirst: boolean
}

export const yOf = (grid: Grid, place: Place, value: number): number =>
  place.top + grid.titleHeight + (grid.panelHeight * (grid.up - value)) / (grid.up + grid.down)

export const xOf = (grid: Grid, place: Place, year: number): number =>
  place.left + (grid.panelWidth * (year - grid.first)) / Math.max(1, grid.last - grid.first)
