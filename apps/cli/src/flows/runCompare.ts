import {
  estimateFlows,
  type FlowEstimate,
  type FlowMethod,
  type FlowOptions,
} from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import { EXIT, exitCodeOf, UsageError } from '../exitCodes.ts'
import { createProgress, type Progress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { checkOutput } from './checkOutput.ts'
import { type ComparedColumn, type Comparison, compareFlows } from './compareFlows.ts'
import { describeDiagnostics } from './describeDiagnostics.ts'
import type { FlowInputs, ModelOptions } from './FlowInputs.ts'
import { encodeComparison } from './formatComparison.ts'
import {
  engineOptions,
  type InputOptions,
  isAccounting,
  isClosed,
  loadInputs,
  usesMatrices,
} from './loadInputs.ts'
import { type SelectionOptions, selectFlows } from './selectFlows.ts'

export interface CompareOptions
  extends Omit<InputOptions, 'stocks'>,
    ModelOptions,
    SelectionOptions {
  readonly methods?: readonly FlowMethod[]
  readonly stocks?: readonly string[]
  readonly vintages?: readonly string[]
  readonly format?: 'table' | 'csv' | 'json'
  readonly json?: boolean
  readonly output?: string
  readonly progress?: boolean
}

/** `corridor flows compare`: every method on every vintage, side by side. */
export async function runCompare(options: CompareOptions): Promise<void> {
  const format = options.json === true ? 'json' : (options.format ?? 'table')
  const methods = [...new Set(options.methods ?? ['closed-minimum' as const])]
  const sources = inputsToCompare(options)
  if (sources.length * methods.length < 2) {
    throw new UsageError(
      'there is one estimate only; name several with --methods a,b or --vintages s+d,s+d',
    )
  }
  checkOutput({ ...sources[0]!, output: options.output })
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const columns: ComparedColumn[] = []
  for (const source of sources) {
    const inputs = await loadInputs(source, methods, progress)
    for (const method of methods) {
      columns.push(await estimateColumn(inputs, method, { ...options, methods }, progress))
    }
  }
  const comparison = compareFlows(columns, options)
  progress.end()
  await writeOutput(encodeComparison(comparison, format, options), options.output)
  if (format !== 'json') explain(comparison)
  const unsolved = columns.find(({ failure }) => failure !== null)
  if (unsolved !== undefined) process.exitCode = exitCodeOf(unsolved.failure)
}

function inputsToCompare(options: CompareOptions): InputOptions[] {
  const { stocks, vintages, methods: _, ...rest } = options
  if (usesMatrices(rest)) return [rest]
  if (vintages !== undefined) {
    return [...new Set(vintages)].map((pair) => ({ ...rest, ...readVintage(pair) }))
  }
  if (stocks === undefined) return [rest]
  return [...new Set(stocks)].map((release) => ({ ...rest, stocks: release }))
}

function readVintage(pair: string): Pick<InputOptions, 'stocks' | 'demography'> {
  const [stocks, demography, ...more] = pair.split('+').map((part) => part.trim())
  if (!stocks || !demography || more.length > 0) {
    throw new UsageError(
      `--vintages ${pair}: write stocks+demography, for example un-ims-2020+un-wpp-2022`,
    )
  }
  return { stocks, demography }
}

type ChosenOptions = CompareOptions & { readonly methods: readonly FlowMethod[] }

async function estimateColumn(
  inputs: FlowInputs,
  method: FlowMethod,
  options: ChosenOptions,
  progress: Progress,
): Promise<ComparedColumn> {
  const { vintage } = inputs
  progress.step(`estimating ${method} on ${vintage}`)
  const column = { method, vintage, inputs }
  let estimate: FlowEstimate
  try {
    estimate = estimateFlows(inputs.input, optionsFor(method, options, inputs))
  } catch (error) {
    // One method without a solution leaves the others worth seeing.
    if (!(error instanceof DomainError) || exitCodeOf(error) !== EXIT.noSolution) throw error
    return { ...column, estimate: null, selected: null, failure: error }
  }
  const { by, grouping } = options
  const selected = await selectFlows(inputs, estimate, {
    ...(by !== undefined && { by }),
    ...(grouping !== undefined && { grouping }),
  })
  return { ...column, estimate, selected, failure: null }
}

/** An option is given to the methods that know it; to all, who refuse it, when none does. */
function optionsFor(
  method: FlowMethod,
  { methods, ...options }: ChosenOptions,
  { offset }: FlowInputs,
): FlowOptions {
  const { weight, whenInfeasible, births, deaths, globalMatch, integerNativeBorn } = options
  const reaches = (knows: (candidate: FlowMethod) => boolean) =>
    knows(method) || !methods.some(knows)
  return engineOptions(
    {
      ...(weight !== undefined && reaches((name) => name === 'pseudo-bayes') && { weight }),
      ...(whenInfeasible !== undefined && { whenInfeasible }),
      ...(births !== undefined && reaches(isAccounting) && { births }),
      ...(deaths !== undefined && reaches(isAccounting) && { deaths }),
      ...(globalMatch !== undefined && reaches(isClosed) && { globalMatch }),
      ...(integerNativeBorn !== undefined && reaches(isClosed) && { integerNativeBorn }),
    },
    method,
    reaches(isAccounting) ? offset : null,
  )
}

/** Each sentence once, with the columns it is about unless it is about all. */
function explain({ columns }: Comparison): void {
  const titlesOf = new Map<string, string[]>()
  for (const { title, inputs, estimate, failure } of columns) {
    const sentences =
      failure === null ? describeDiagnostics(inputs, estimate) : [`no answer: ${failure.message}`]
    for (const sentence of sentences) {
      titlesOf.set(sentence, [...(titlesOf.get(sentence) ?? []), title])
    }
  }
  for (const [sentence, titles] of titlesOf) {
    const about = titles.length === columns.length ? '' : `${titles.join(', ')}: `
    process.stderr.write(`note: ${about}${sentence}\n`)
  }
}
