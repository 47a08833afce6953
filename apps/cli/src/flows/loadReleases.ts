import { type FlowEstimate, type FlowMethod, PSEUDO_BAYES_WEIGHT } from '@corridor/flows'
import { formatPeriod, type Period, type Sex } from '@corridor/kernel'
import {
  accountsChecksum,
  describeEstimate,
  estimateRecord,
  explainAbsence,
  flowAccountsStore,
  selectEstimate,
  stockSources,
  storeEstimate,
  vintageLabel,
} from '@corridor/server/flows'
import { openEvidence } from '../evidence/openEvidence.ts'
import { alignMatrix, readMatrix } from '../files/readMatrix.ts'
import { readTextFile } from '../files/readTextFile.ts'
import type { Progress } from '../output/progress.ts'
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
  options: ReleaseOptions,
  methods: readonly FlowMethod[],
  progress: Progress,
): Promise<FlowInputs> {
  const { stocks, demography, period, sex, offset } = options
  const named = [stocks, demography].filter((id) => id !== undefined)
  progress.step('looking up releases')
  const { store } = await openEvidence(named, (line) => progress.step(line))
  const entries = await store.list()
  const choose = (
    method: FlowMethod,
    weight = 0,
    whenInfeasible: 'stop' | 'exclude' | 'relax' = 'stop',
  ) =>
    selectEstimate(entries, {
      period: formatPeriod(period),
      method,
      sex,
      weight,
      whenInfeasible,
      ...(stocks !== undefined && { stocks }),
      ...(demography !== undefined && { demography }),
    })
  const [choice] = methods.map((method) => choose(method))
  const { vintage } = choice!
  progress.step(`reading ${vintageLabel(vintage)}`)
  const accounts = await flowAccountsStore(store).prepare(vintage, period, sex)
  const weights =
    offset === undefined ? null : readMatrix(await readTextFile(offset), 'negative_refused')
  const { areas } = accounts.input
  const stored = (estimate: FlowEstimate) =>
    storeEstimate(
      choose(estimate.method, estimate.diagnostics.options.pseudoBayesWeight ?? 0),
      {
        id: 0,
        kind: 'estimate',
        areas: estimate.areas,
        persons: new Float64Array(estimate.persons),
        outward: null,
        return: null,
        total: estimate.total,
        diagnostics: estimate.diagnostics,
      },
      accounts,
    )
  return {
    input: accounts.input,
    offset: weights && alignMatrix(weights, areas, 'the estimate', 'more_allowed').values,
    vintage: vintageLabel(vintage),
    stocks: vintage.stocks.id,
    demography: vintage.demography.id,
    period,
    sex,
    excluded: accounts.excluded,
    composites: accounts.composites,
    notes: [],
    nameOf: (code) => store.areaIndex.byCode.get(code)?.names.en ?? null,
    // The total is that of the flows beside it, which are not rounded here.
    describe: (estimate) => ({ ...describeEstimate(stored(estimate)), total: estimate.total }),
    record: ({ input, estimate, scenario }) => {
      const { options } = estimate.diagnostics
      return estimateRecord({
        choice: choose(
          estimate.method,
          options.pseudoBayesWeight ?? PSEUDO_BAYES_WEIGHT,
          options.whenInfeasible ?? 'stop',
        ),
        accounts: { areas: input.areas.length, checksum: accountsChecksum(input) },
        estimate,
        scenario,
        intervals: null,
      })
    },
    stockClasses: async () => {
      const assessed = await stockSources(store, choice!)
      const classOf = new Map(assessed.map(({ area, sourceClass }) => [area, sourceClass]))
      return Object.fromEntries(areas.map((area) => [area, classOf.get(area) ?? 'own-figures']))
    },
    explainAbsence: (estimate, area) =>
      explainAbsence(store, stored(estimate), area)?.words ?? `${area} is in the estimate`,
  }
}
