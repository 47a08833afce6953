import { extname } from 'node:path'
import {
  type DistanceChoice,
  estimateFlows,
  type FlowEstimate,
  type FlowMethod,
  type FlowOptions,
  prepareScenario,
} from '@corridor/flows'
import { optionsOfSelection } from '@corridor/server/flows'
import { UsageError } from '../exitCodes.ts'
import { readTextFile } from '../files/readTextFile.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { addFixedStayers } from './addFixedStayers.ts'
import { describeDiagnostics } from './describeDiagnostics.ts'
import { describeOutput } from './describeOutput.ts'
import type { FlowInputs, ModelOptions } from './FlowInputs.ts'
import { loadDistances } from './loadDistances.ts'
import {
  checkOutput,
  engineOptions,
  type InputOptions,
  loadInputs,
  usesMatrices,
} from './loadInputs.ts'
import { readKnownFlows } from './readKnownFlows.ts'
import { optionsOfScenario, readScenario } from './readScenario.ts'
import { type SelectedFlows, type SelectionOptions, selectFlows } from './selectFlows.ts'
import { withFile } from './withFile.ts'

const FORMATS = ['table', 'csv', 'json', 'arrow'] as const

type Format = (typeof FORMATS)[number]

export interface EstimateOptions extends InputOptions, ModelOptions, SelectionOptions {
  readonly method: FlowMethod
  readonly format?: Format
  readonly json?: boolean
  readonly output?: string
  readonly progress?: boolean
  /** File of a what-if, as the web page saves it. */
  readonly scenario?: string
  /** Where to write the reproducibility file. */
  readonly record?: string
  /** File of flows known from elsewhere. */
  readonly knownFlows?: string
  /** File of known numbers of stayers. */
  readonly fixedStayers?: string
}

/** `corridor flows estimate`: reads, estimates, selects, writes. */
export async function runEstimate(given: EstimateOptions): Promise<void> {
  const scenario = given.scenario === undefined ? null : await readScenario(given.scenario)
  const options = scenario === null ? given : optionsOfScenario(given, scenario)
  refuseUnrecordable(options)
  checkDistances(options)
  const format = chooseFormat(options)
  checkOutput(options.output, options)
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const loaded = await loadInputs(options, [options.method], progress)
  const { inputs: placed, distance } = await addDistances(loaded, options)
  const { inputs: released, fixedStayers } = await addFixedStayers(placed, options)
  const known = options.knownFlows
  const asked: FlowOptions = {
    ...engineOptions(options, options.method, released.offset),
    ...(distance !== null && { distance }),
    ...(known !== undefined && { knownFlows: await readKnownFlows(known) }),
  }
  const prepared =
    scenario === null
      ? prepareScenario(released.input, asked, {
          nationalTables: [],
          edits: [],
          constraints: { fixedStayers },
        })
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

/** @throws {UsageError} for distances without a decay, or a decay without distances. */
function checkDistances({ distances, distanceDecay, distanceWithin }: EstimateOptions): void {
  if (distances !== undefined && distanceDecay === undefined) {
    throw new UsageError('--distances needs the decay; add for example --distance-decay power=1')
  }
  if (distances === undefined && (distanceDecay !== undefined || distanceWithin !== undefined)) {
    throw new UsageError('a decay with distance needs the distances; add --distances <file>')
  }
}

async function addDistances(
  inputs: FlowInputs,
  { distances, distanceDecay, distanceWithin }: EstimateOptions,
): Promise<{ readonly inputs: FlowInputs; readonly distance: DistanceChoice | null }> {
  if (distances === undefined || distanceDecay === undefined) return { inputs, distance: null }
  const file = await readTextFile(distances)
  const { areas } = inputs.input
  const { distance, notes } = loadDistances(file, areas, distanceDecay, distanceWithin)
  return { inputs: withFile(inputs, 'distances', file, notes), distance }
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
