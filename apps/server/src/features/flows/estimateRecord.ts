import type { EstimateRecord, Scenario } from '@corridor/contract'
import type { FlowEstimate } from '@corridor/flows'
import type { CatalogueEntry } from '../../evidence/index.ts'
import { ENGINE, VERSION } from '../../version.ts'
import { sourceReference } from '../releases/sourceReference.ts'
import type { EstimateIntervals } from '../simulations/EstimateIntervals.ts'
import { selectionOf } from './accounts.ts'
import { checksumOf } from './checksums.ts'
import type { EstimateChoice } from './selectEstimate.ts'

export interface RecordedRun {
  readonly choice: EstimateChoice
  /** Of what the engine was given, a scenario's changes included. */
  readonly accounts: { readonly areas: number; readonly checksum: string }
  readonly estimate: Pick<FlowEstimate, 'areas' | 'persons' | 'total'> & {
    readonly diagnostics: Pick<FlowEstimate['diagnostics'], 'options'>
  }
  readonly scenario: Scenario | null
  readonly intervals: { readonly of: EstimateIntervals; readonly checksum: string } | null
}

/** The reproducibility file of an estimate. */
export function estimateRecord({
  choice,
  accounts,
  estimate,
  scenario,
  intervals,
}: RecordedRun): EstimateRecord {
  const { vintage } = choice
  return {
    format: 'corridor-record',
    version: 1,
    software: { name: 'Corridor', version: VERSION, engine: ENGINE },
    selection: selectionOf(choice),
    options: { ...estimate.diagnostics.options },
    inputs: { stocks: recorded(vintage.stocks), demography: recorded(vintage.demography) },
    scenario,
    accounts: { ...accounts },
    result: {
      areas: estimate.areas.length,
      total: estimate.total,
      checksum: checksumOf(estimate.areas, [estimate.persons]),
    },
    simulation:
      intervals === null
        ? null
        : {
            id: intervals.of.id,
            draws: intervals.of.header.draws,
            seed: intervals.of.header.seed,
            errors: intervals.of.header.errors,
            checksum: intervals.checksum,
          },
  }
}

function recorded(entry: CatalogueEntry): EstimateRecord['inputs']['stocks'] {
  const { release, title, citation, checksum } = sourceReference(entry)
  return { release, title, citation, checksum }
}
