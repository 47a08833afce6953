import type { AskedDocument, ComingDay } from '@corridor/contract'
import {
  accreditationPath,
  bondPath,
  clearancePath,
  contractPath,
  jobOrderPath,
  licencePath,
  workerPath,
} from '../../app/paths.ts'

const PATHS: Readonly<Record<(AskedDocument | ComingDay)['kind'], (record: string) => string>> = {
  licence: licencePath,
  bond: bondPath,
  accreditation: accreditationPath,
  jobOrder: jobOrderPath,
  worker: workerPath,
  contract: contractPath,
  clearance: clearancePath,
}

/** The page of a record of a workspace. */
export const recordLink = ({
  kind,
  record,
}: Pick<AskedDocument | ComingDay, 'kind' | 'record'>): string => PATHS[kind](record)
