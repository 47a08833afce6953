export {
  buildCube,
  type Cube,
  type CubeDimension,
  type Observations,
} from './buildCube.ts'
export { duplicateObservations } from './duplicateObservations.ts'
export { type EncodedColumn, encodeColumn } from './encodeColumn.ts'
export {
  changesAfter,
  type Dissemination,
  type HistoryStep,
  historyOf,
  stateAsOf,
} from './history/disseminations.ts'
export { type Availability, availability } from './observations/availability.ts'
export { cubeOfColumns, type OrderedColumns } from './observations/cubeOfColumns.ts'
export { type CubeQuery, queryCube, type SeriesMatch, seriesIds } from './observations/queryCube.ts'
export {
  type AttributeColumn,
  keyOf,
  type MeasureColumn,
  type Positions,
  positionsFor,
  type SeriesCube,
  type SeriesDimension,
  seriesDimensionOf,
} from './observations/SeriesCube.ts'
export {
  type SeriesBlock,
  SeriesCubeBuilder,
  type SeriesCubeShape,
} from './observations/SeriesCubeBuilder.ts'
export { maskOf, type SeriesSelection, selectSeries } from './observations/selectSeries.ts'
export { codesOf, series } from './series.ts'
export { type CubeSlice, type FixedCodes, slice } from './slice.ts'
export { valueAt } from './valueAt.ts'
