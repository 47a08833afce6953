import type { DataCube, DataStructure } from '@corridor/sdmx'

/** What became public at one moment: a release, or what is computed from some. */
export interface Publication {
  /** The same text for the same figures. */
  readonly key: string
  /** When it became public on this installation: ISO 8601 in universal time. */
  readonly at: string
  /** The codes that all its series have in the leading dimensions. */
  readonly fixed: Readonly<Record<string, string>>
  /** Others may wait for the same cube: it is given up when the last of them leaves. */
  readonly load: (signal?: AbortSignal) => Promise<DataCube>
}

/** Moments between which something became public, the first not included. */
export interface Span {
  readonly after?: string | undefined
  readonly asOf?: string | undefined
}

export const isWithin = (at: string, { after, asOf }: Span): boolean =>
  (after === undefined || at > after) && (asOf === undefined || at <= asOf)

/** The figures of one dataflow. */
export interface SdmxSource {
  /** Id of the dataflow. */
  readonly flow: string
  readonly structure: DataStructure
  /** Changes whenever an answer to the same query could. */
  readonly revision: () => Promise<string>
  /** Everything that was made public, oldest first; undefined where that is not recorded. */
  readonly history: (() => Promise<readonly Publication[]>) | undefined
  /**
   * What is public at a moment, or now; of that only what became public after another moment, where one
   * is given. Publications differ in what is fixed, and follow each other in the order of their codes, so
   * that their series put one after the other are in order.
   */
  readonly state: (span: Span) => Promise<readonly Publication[]>
}
