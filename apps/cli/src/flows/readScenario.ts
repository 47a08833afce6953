import { DomainError, formatPeriod, parsePeriod } from '@corridor/kernel'
import { EstimateRecord, Scenario } from '@corridor/server/flows'
import { UsageError } from '../exitCodes.ts'
import { readTextFile } from '../files/readTextFile.ts'
import type { EstimateOptions } from './runEstimate.ts'

/** A what-if as the web page saves it. @throws {DomainError} `bad_file` naming what is wrong. */
export const readScenario = (file: string): Promise<Scenario> => readJsonAs(file, Scenario)

/** A reproducibility file. @throws {DomainError} `bad_file` naming what is wrong. */
export const readRecord = (file: string): Promise<EstimateRecord> =>
  readJsonAs(file, EstimateRecord)

interface Schema<T> {
  safeParse(given: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false
        readonly error: {
          readonly issues: readonly {
            readonly path: readonly PropertyKey[]
            readonly message: string
          }[]
        }
      }
}

const MOST_PROBLEMS = 5

async function readJsonAs<T>(file: string, schema: Schema<T>): Promise<T> {
  const { text } = await readTextFile(file)
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw new DomainError('bad_file', `${file}: this is not JSON; save the file again`, { file })
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const told = parsed.error.issues
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => `${path.map(String).join('.') || 'the file'}: ${message}`)
  throw new DomainError('bad_file', `${file}: ${told.join('; ')}`, { file })
}

/**
 * The options of the estimate that a scenario starts from.
 *
 * @throws {UsageError} for an option that the scenario settles.
 */
export function optionsOfScenario(
  options: EstimateOptions,
  { selection }: Scenario,
): EstimateOptions {
  const settled = [
    ['--stocks', options.stocks],
    ['--demography', options.demography],
    ['--period', options.period && formatPeriod(options.period)],
    ['--sex', options.sex],
    ['--weight', options.weight],
    ['--when-infeasible', options.whenInfeasible],
    ['--births', options.births],
    ['--deaths', options.deaths],
    ['--global-match', options.globalMatch],
    ['--integer-native-born', options.integerNativeBorn],
    ['--offset', options.offset],
    ['--distances', options.distances],
    ['--known-flows', options.knownFlows],
    ['--fixed-stayers', options.fixedStayers],
    ['--stock-start', options.stockStart],
    ['--stock-end', options.stockEnd],
    ['--births-deaths', options.birthsDeaths],
  ] as const
  const double = settled.filter(([, value]) => value !== undefined).map(([name]) => name)
  if (double.length > 0) {
    throw new UsageError(`the scenario says what ${double.join(', ')} would; leave it out`)
  }
  const { stocks, demography } = selection
  return {
    ...options,
    method: selection.method,
    period: parsePeriod(selection.period),
    sex: selection.sex,
    ...(stocks !== undefined && { stocks }),
    ...(demography !== undefined && { demography }),
  }
}
