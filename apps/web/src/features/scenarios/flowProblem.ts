import { DomainError } from '@corridor/kernel'
import type { FlowProblem } from './flowMessages.ts'

/** What went wrong as plain data; an error that is nobody's fault keeps its own words. */
export const problemOf = (error: unknown): FlowProblem =>
  error instanceof DomainError
    ? { code: error.code, message: error.message, details: error.details }
    : { code: 'unexpected', message: String(error), details: {} }
