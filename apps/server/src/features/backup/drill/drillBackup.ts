import type { RestoreReport } from '../restoreBackup.ts'
import { type TrialRequest, withTrial } from './withTrial.ts'

export interface DrillReport extends RestoreReport {
  readonly seconds: number
}

/**
 * Restores a backup for a trial, as `withTrial`.
 *
 * @throws {DomainError} in words why it cannot be restored.
 */
export async function drillBackup(request: TrialRequest): Promise<DrillReport> {
  const began = performance.now()
  const report = await withTrial(request, async (_, found) => found)
  // Keys that were put into the folder are gone with it.
  return { ...report, keys: [], seconds: (performance.now() - began) / 1_000 }
}
