import { estimateFlows, type FlowOptions, prepareScenario } from '@corridor/flows'
import { parsePeriod } from '@corridor/kernel'
import { type EstimateRecord, optionsOfSelection } from '@corridor/server/flows'
import { EXIT } from '../exitCodes.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { loadReleases } from './loadReleases.ts'
import { readRecord } from './readScenario.ts'

export interface VerifyOptions {
  readonly json?: boolean
  readonly progress?: boolean
}

interface Check {
  readonly what: string
  readonly recorded: string
  readonly computed: string
  readonly identical: boolean
}

/**
 * `corridor flows verify`: computes a recorded estimate again and says whether it is identical, and
 * if not, from where on.
 */
export async function verifyRecord(file: string, options: VerifyOptions): Promise<void> {
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const record = await readRecord(file)
  const computed = await computeAgain(record, progress.step.bind(progress))
  progress.end()
  const checks = compare(record, computed)
  const identical = checks.every((check) => check.identical)
  const notes = notesOn(record, computed)
  await writeOutput(
    options.json === true
      ? `${JSON.stringify({ identical, checks, notes }, null, 2)}\n`
      : inWords(identical, checks),
    undefined,
  )
  if (options.json !== true) for (const note of notes) process.stderr.write(`note: ${note}\n`)
  if (!identical) process.exitCode = EXIT.different
}

async function computeAgain(
  record: EstimateRecord,
  step: (text: string) => void,
): Promise<EstimateRecord> {
  const { selection, scenario, inputs } = record
  const released = await loadReleases(
    {
      stocks: inputs.stocks.release,
      demography: inputs.demography.release,
      period: parsePeriod(selection.period),
      sex: selection.sex,
    },
    [selection.method],
    { step, end: () => {} },
  )
  step('estimating again')
  const run =
    scenario === null
      ? { input: released.input, options: optionsOfRecord(record) }
      : prepareScenario(released.input, optionsOfSelection(scenario.selection), scenario)
  const estimate = estimateFlows(run.input, run.options)
  return released.record!({ input: run.input, estimate, scenario })
}

/** The choices that were in force; those a method does not have are null there. */
function optionsOfRecord({ selection, options }: EstimateRecord): FlowOptions {
  const names = [
    'pseudoBayesWeight',
    'whenInfeasible',
    'births',
    'deaths',
    'globalMatch',
    'integerNativeBorn',
  ] as const
  const chosen = names.filter((name) => options[name] !== null && options[name] !== undefined)
  return {
    method: selection.method,
    ...Object.fromEntries(chosen.map((name) => [name, options[name]])),
  } as FlowOptions
}

function compare(recorded: EstimateRecord, computed: EstimateRecord): readonly Check[] {
  const check = (what: string, pick: (record: EstimateRecord) => unknown): Check => {
    const [one, other] = [recorded, computed].map((record) => JSON.stringify(pick(record)))
    return { what, recorded: one!, computed: other!, identical: one === other }
  }
  return [
    check(`figures of ${recorded.inputs.stocks.release}`, ({ inputs }) => inputs.stocks.checksum),
    check(
      `figures of ${recorded.inputs.demography.release}`,
      ({ inputs }) => inputs.demography.checksum,
    ),
    check('prepared accounts', ({ accounts }) => [accounts.areas, accounts.checksum]),
    check('options in force', ({ options }) => Object.entries(options).toSorted(byName)),
    check('areas of the result', ({ result }) => result.areas),
    check('total, persons', ({ result }) => result.total),
    check('every flow', ({ result }) => result.checksum),
  ]
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1

function notesOn(recorded: EstimateRecord, { software }: EstimateRecord): readonly string[] {
  return [
    ...(recorded.software.engine === software.engine
      ? []
      : [`Recorded with ${recorded.software.engine}, computed with ${software.engine}.`]),
    ...(recorded.simulation === null
      ? []
      : [
          `The intervals of simulation ${recorded.simulation.id} were not made again; ` +
            `flows simulate --draws ${recorded.simulation.draws} --seed ${recorded.simulation.seed} makes them.`,
        ]),
  ]
}

function inWords(identical: boolean, checks: readonly Check[]): string {
  const lines = checks.map((check) =>
    check.identical
      ? `same       ${check.what}`
      : `different  ${check.what}: recorded ${check.recorded}, computed ${check.computed}`,
  )
  return `${[identical ? 'Identical.' : 'Different.', ...lines].join('\n')}\n`
}
