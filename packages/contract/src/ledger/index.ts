export * from './log.ts'
export * from './seals.ts'
