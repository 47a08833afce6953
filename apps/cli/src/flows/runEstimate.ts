import { extname } from 'node:path'
import { estimateFlows, type FlowEstimate, type FlowMethod, prepareScenario } from '@corridor/flows'
import { optionsOfSelection } from '@corridor/server/flows'
import { UsageError } from '../exitCodes.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { checkOutput } from './checkOutput.ts'
import { describeDiagnostics } from './describeDiagnostics.ts'
import { describeOutput } from './describeOutput.ts'
import type { FlowInputs, ModelOptions } from './FlowInputs.ts'
import { type ConstraintOptions, checkDistances, loadConstraints } from './loadConstraints.ts'
import { engineOptions, type InputOptions, loadInputs, usesMatrices } from './loadInputs.ts'
import { optionsOfScenario, readScenario } from './readScenario.ts'
import { type SelectedFlows, type SelectionOptions, selectFlows } from './selectFlows.ts'

const FORMATS = ['table', 'csv', 'json', 'arrow'] as const

type Format = (typeof FORMATS)[number]

export interface EstimateOptions
  extends InputOptions,
    ConstraintOptions,
    ModelOptions,
    SelectionOptions {
  readonly method: FlowMethod
  readonly format?: Format
  readonly json?: boolean
  readonly output?: string
  readonly progress?: boolean
  /** File of a what-if, as the web page saves it. */
  readonly scenario?: string
  /** Where to write the reproducibility file. */
  readonly record?: string
}

/** `corridor flows estimate`: reads, estimates, selects, writes. */
export async function runEstimate(given: EstimateOptions): Promise<void> {
  const scenario = given.scenario === undefined ? null : await readScenario(given.scenario)
  const options = scenario === null ? given : optionsOfScenario(given, scenario)
  refuseUnrecordable(options)
  checkDistances(options)
  const format = chooseFormat(options)
  checkOutput(options)
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const loaded = await loadInputs(options, [options.method], progress)
  const { inputs: released, options: constraints } = await loadConstraints(loaded, options)
  const prepared =
    scenario === null
      ? {
          input: released.input,
          options: { ...engineOptions(options, options.method, released.offset), ...constraints },
        }
      : prepareScenario(released.input, optionsOfSelection(scenario.selection), scenario)
  const inputs = { ...released, input: prepared.input }
  progress.step(`estimating ${options.method} for ${inputs.input.areas.length} areas`)
  const estimate = estimateFlows(inputs.input, prepared.options)
  const selected = await selectFlows(inputs, estimate, options)
  progress.step('writing')
  if (options.record !== undefined) {
    const record = inputs.record!({ input: inputs.input, estimate, scenario })
    await writeOutput(`${JSON.stringify(record, null, 2)}\n`, options.record)
  }
  const content = await encode(format, inputs, estimate, selected, options)
  progress.end()
  await writeOutput(content, options.output)
  if (format === 'json') return
  for (const sentence of describeDiagnostics(inputs, estimate)) {
    process.stderr.write(`note: ${sentence}\n`)
  }
}

/** @throws {UsageError} for what the reproducibility file cannot hold. */
function refuseUnrecordable(options: EstimateOptions): void {
  if (options.record === undefined) return
  if (usesMatrices(options)) {
    throw new UsageError(
      '--record is for estimates from releases; tables of your own are not in it',
    )
  }
  const { offset, distances, knownFlows, fixedStayers } = options
  if ([offset, distances, knownFlows, fixedStayers].some((file) => file !== undefined)) {
    throw new UsageError(
      '--record does not hold the files of --offset, --distances, --known-flows and --fixed-stayers; put known flows and stayers into a scenario',
    )
  }
}

function chooseFormat({ format, json, output }: EstimateOptions): Format {
  const ending = extname(output ?? '').slice(1)
  const chosen = json ? 'json' : (format ?? FORMATS.find((name) => name === ending) ?? 'table')
  if (chosen === 'arrow' && output === undefined && process.stdout.isTTY) {
    throw new UsageError('arrow is not for reading; add --output flows.arrow or pipe it onward')
  }
  return chosen
}

async function encode(
  format: Format,
  inputs: FlowInputs,
  estimate: FlowEstimate,
  selected: SelectedFlows,
  options: EstimateOptions,
): Promise<string | Uint8Array> {
  if (format === 'table') {
    const { formatEstimate } = await import('./formatEstimate.ts')
    return formatEstimate(inputs, estimate, selected, options)
  }
  if (format === 'csv') {
    const { formatCsv } = await import('../output/formatCsv.ts')
    return formatCsv(
      ['origin', 'destination', 'persons'],
      selected.flows.map(({ origin, destination, persons }) => [origin, destination, persons]),
    )
  }
  const about = describeOutput(inputs, estimate)
  if (format === 'json') {
    const { formatJson } = await import('../output/formatJson.ts')
    return formatJson({ ...about, flows: selected.flows })
  }
  const { encodeArrow } = await import('../output/encodeArrow.ts')
  return encodeArrow(selected.flows, about, options.output === undefined ? 'stream' : 'file')
}
