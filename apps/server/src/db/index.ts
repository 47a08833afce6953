export { type OpenDatabase, openDatabase } from './openDatabase.ts'
export type { CorridorDatabase } from './schema.ts'
