import { extname } from 'node:path'
import { estimateFlows, type FlowEstimate, type FlowMethod } from '@corridor/flows'
import { UsageError } from '../exitCodes.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { describeDiagnostics } from './describeDiagnostics.ts'
import { describeOutput } from './describeOutput.ts'
import type { FlowInputs, ModelOptions } from './FlowInputs.ts'
import { checkOutput, engineOptions, type InputOptions, loadInputs } from './loadInputs.ts'
import { type SelectedFlows, type SelectionOptions, selectFlows } from './selectFlows.ts'

const FORMATS = ['table', 'csv', 'json', 'arrow'] as const

type Format = (typeof FORMATS)[number]

export interface EstimateOptions extends InputOptions, ModelOptions, SelectionOptions {
  readonly method: FlowMethod
  readonly format?: Format
  readonly json?: boolean
  readonly output?: string
  readonly progress?: boolean
}

/** `corridor flows estimate`: reads, estimates, selects, writes. */
export async function runEstimate(options: EstimateOptions): Promise<void> {
  const format = chooseFormat(options)
  checkOutput(options.output, options)
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const inputs = await loadInputs(options, [options.method], progress)
  progress.step(`estimating ${options.method} for ${inputs.input.areas.length} areas`)
  const estimate = estimateFlows(
    inputs.input,
    engineOptions(options, options.method, inputs.offset),
  )
  const selected = await selectFlows(inputs, estimate, options)
  progress.step('writing')
  const content = await encode(format, inputs, estimate, selected, options)
  progress.end()
  await writeOutput(content, options.output)
  if (format === 'json') return
  for (const sentence of describeDiagnostics(inputs, estimate)) {
    process.stderr.write(`note: ${sentence}\n`)
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
