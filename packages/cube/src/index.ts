export {
  buildCube,
  type Cube,
  type CubeDimension,
  type Observations,
} from './buildCube.ts'
export { duplicateObservations } from './duplicateObservations.ts'
export { type EncodedColumn, encodeColumn } from './encodeColumn.ts'
export { codesOf, series } from './series.ts'
export { type CubeSlice, type FixedCodes, slice } from './slice.ts'
export { valueAt } from './valueAt.ts'
