export { answerAvailability, answerData, type DataAnswer } from './data/answerData.ts'
export { type BoundDataQuery, bindDataQuery } from './data/bindQuery.ts'
export type { CsvLimits } from './data/csv/CsvParser.ts'
export { readDataCsv } from './data/csv/readDataCsv.ts'
export { type CsvOptions, type CsvVersion, writeDataCsv } from './data/csv/writeDataCsv.ts'
export {
  type CubeParts,
  collectDataCube,
  type DataCube,
  DataCubeCollector,
  partsOfCube,
} from './data/DataCube.ts'
export {
  type AttributeLevel,
  type Attributes,
  type AttributeValue,
  type DataAction,
  type DataPart,
  type DataSetPart,
  type GroupPart,
  levelOf,
  type MeasureValue,
  type SeriesPart,
} from './data/DataPart.ts'
export type { DataReading } from './data/DataReading.ts'
export { type DataContent, type DataNames, narrowStructure } from './data/DataWriting.ts'
export { GroupBook } from './data/GroupBook.ts'
export { collectJsonValues, type JsonValues } from './data/json/JsonValues.ts'
export { readDataJson } from './data/json/readDataJson.ts'
export { type DataJsonOptions, writeDataJson } from './data/json/writeDataJson.ts'
export type { DataMlOptions } from './data/xml/DataMl.ts'
export { readDataXml } from './data/xml/readDataXml.ts'
export { fitsSdmx21, writeDataXml } from './data/xml/writeDataXml.ts'
export type { JsonLimits } from './json/JsonParser.ts'
export type { MessageHeader } from './MessageHeader.ts'
export * from './model/Artefact.ts'
export { ALL_KINDS, type ArtefactKind, type ModelVersion } from './model/artefactKinds.ts'
export { formatUrn, parseUrn, type Reference } from './model/Reference.ts'
export { StructureStore } from './model/StructureStore.ts'
export { type StructureProblem, validateStructures } from './model/validateStructures.ts'
export { compareVersions, matchVersions, parseVersionPattern } from './model/version.ts'
export { MEDIA_TYPES, type MediaType } from './negotiation/mediaTypes.ts'
export {
  languagesAsked,
  negotiate,
  type Representation as AnswerForm,
} from './negotiation/negotiate.ts'
export { type ErrorAnswer, writeError } from './negotiation/writeError.ts'
export { type ComponentFilter, matchesFilter, parseFilter } from './query/filter.ts'
export { parseQuery, versionsAskedFor } from './query/parseQuery.ts'
export { comparePeriods, type PeriodSpan, periodSpan, utcOf } from './query/period.ts'
export { printQuery } from './query/printQuery.ts'
export type * from './query/Query.ts'
export {
  malformed,
  type RestGeneration,
  SdmxError,
  type SdmxFault,
  statusOf,
} from './SdmxError.ts'
export { type DataSchemaOptions, writeDataSchema } from './schema/writeDataSchema.ts'
export { answerStructures, keepCodes, stubOf, withItems } from './structures/answerStructures.ts'
export type { JsonVersion } from './structures/jsonArtefacts.ts'
export { readStructuresJson } from './structures/readStructuresJson.ts'
export { readStructuresXml } from './structures/readStructuresXml.ts'
export { writeStructuresJson } from './structures/writeStructuresJson.ts'
export { writeStructuresXml } from './structures/writeStructuresXml.ts'
export type { Chunks } from './text/chunks.ts'
export type { XmlLimits } from './xml/XmlParser.ts'
