export { type Artefact, type DataConstraint, readStructuresJson } from '@corridor/sdmx'
export { localSdmx } from './localSdmx.ts'
