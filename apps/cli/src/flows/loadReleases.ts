import type { FlowMethod } from '@corridor/flows'
import type { Period, Sex } from '@corridor/kernel'
import { openEvidence } from '../evidence/openEvidence.ts'
import { alignMatrix, readMatrix } from '../files/readMatrix.ts'
import { readTextFile } from '../files/readTextFile.ts'
import type { Progress } from '../output/progress.ts'
import {
  flowAccountsStore,
  selectEstimate,
  sourceReference,
  vintageLabel,
} from './estimateParts.ts'
import type { FlowInputs } from './FlowInputs.ts'

export interface ReleaseOptions {
  readonly stocks?: string
  readonly demography?: string
  readonly period: Period
  readonly sex: Sex
  readonly offset?: string
}

/**
 * The input of an estimate from releases: those named, or the newest that cover the period.
 *
 * @throws {DomainError} `unknown_release`, `period_not_covered`, `sex_not_covered`, and what is
 *   wrong with a release or with the file of weights.
 */
export async function loadReleases(
  { stocks, demography, period, sex, offset }: ReleaseOptions,
  methods: readonly FlowMethod[],
  progress: Progress,
): Promise<FlowInputs> {
  const named = [stocks, demography].filter((id) => id !== undefined)
  progress.step('looking up releases')
  const { store } = await openEvidence(named, (line) => progress.step(line))
  const entries = await store.list()
  const [choice] = methods.map((method) =>
    selectEstimate(entries, {
      period: `${period.from}-${period.to}`,
      method,
      sex,
      weight: 1,
      whenInfeasible: 'stop',
      ...(stocks !== undefined && { stocks }),
      ...(demography !== undefined && { demography }),
    }),
  )
  const { vintage } = choice!
  progress.step(`reading ${vintageLabel(vintage)}`)
  const accounts = await flowAccountsStore(store).prepare(vintage, period, sex)
  const { areas } = accounts.input
  const weights =
    offset === undefined ? null : readMatrix(await readTextFile(offset), 'negative_refused')
  return {
    input: accounts.input,
    offset: weights && alignMatrix(weights, areas, 'the estimate', 'more_allowed').values,
    vintage: vintageLabel(vintage),
    period,
    sex,
    sources: [vintage.stocks, vintage.demography].map(sourceReference),
    excluded: accounts.excluded,
    composites: accounts.composites,
    notes: [],
    nameOf: (code) => store.areaIndex.byCode.get(code)?.names.en ?? null,
  }
}
