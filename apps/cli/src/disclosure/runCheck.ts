import {
  type CountTable,
  type DisclosureRule,
  leastProtection,
  type ProtectedCell,
  protectTable,
} from '@corridor/disclosure'
import { EXIT } from '../exitCodes.ts'
import { readTextFile } from '../files/readTextFile.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { readCountTable, readParents } from './readCountTable.ts'

export interface DisclosureOptions {
  readonly threshold: number
  readonly zeros: 'shown' | 'may-be-hidden'
  readonly count?: string
  readonly total: string
  readonly hierarchy?: string
  readonly publish?: string
  readonly knownTotal?: boolean
  readonly json?: boolean
}

type LeftOut = Extract<ProtectedCell, { count: null }>

/** `corridor disclosure check`. */
export async function runCheck(path: string, options: DisclosureOptions): Promise<void> {
  const { threshold, total, count, hierarchy, publish, json } = options
  const parents = hierarchy === undefined ? new Map() : readParents(await readTextFile(hierarchy))
  const read = readCountTable(await readTextFile(path), {
    ...{ total, parents },
    ...(count === undefined ? {} : { count }),
  })
  const table: CountTable = {
    ...read,
    ...(publish === undefined ? {} : { publish: publish.split(',').map((one) => one.split('+')) }),
    ...(options.knownTotal === true ? { fixed: [read.dimensions.map(() => total)] } : {}),
  }
  const rule: DisclosureRule = {
    threshold,
    zeros: options.zeros === 'shown' ? 'shown' : 'may_be_hidden',
  }
  const result = protectTable(table, rule)
  if (result.kind === 'no_safe_pattern') {
    process.exitCode = EXIT.noSolution
    const { small } = result
    const words = `No choice of cells keeps the ${small.length} small counts from being computed: join codes, leave a total out, or publish fewer tables.\n`
    await writeOutput(
      json === true ? formatJson({ ...rule, kind: result.kind, small }) : words,
      undefined,
    )
    return
  }
  const { cells } = result
  const left = cells.filter((cell): cell is LeftOut => cell.count === null)
  const protection = leastProtection(rule, publish !== undefined)
  const dimensions = table.dimensions.map(({ id }) => id)
  const ofSmall = left.filter(({ status }) => status === 'small').length
  if (json === true) {
    const told = { kind: result.kind, ...rule, protection, dimensions }
    const numbers = { cells: cells.length, leftOut: left.length, small: ofSmall }
    await writeOutput(formatJson({ ...told, ...numbers, hidden: left.map(asJson) }), undefined)
    return
  }
  const head = `${cells.length} cells, ${left.length} left out: ${ofSmall} small (1 to ${threshold - 1}), ${left.length - ofSmall} so that these do not follow.\nEach can be anything between its bounds by what is shown, at least ${protection} apart.\n`
  const open = table.dimensions.filter(({ codes }) =>
    codes.every(({ parent }) => parent === undefined),
  )
  const notes = open.map(
    ({ id }) => `No total of ${id} is in the file: it is taken as not published.\n`,
  )
  await writeOutput(
    `${head}${notes.join('')}${left.length === 0 ? '' : `\n${tableOf(dimensions, left)}`}`,
    undefined,
  )
}

/** Infinity is no number of JSON. */
const asJson = ({ key, status, low, high, protects }: LeftOut) => ({
  ...{ key, status, low },
  high: Number.isFinite(high) ? high : null,
  protects,
})

const tableOf = (dimensions: readonly string[], left: readonly LeftOut[]): string =>
  formatTable([
    ...dimensions.map((title, at) => ({
      ...{ title, align: 'left' as const },
      cells: left.map(({ key }) => key[at]!),
    })),
    {
      ...{ title: 'between', align: 'right' as const },
      cells: left.map(({ low, high }) => `${low} and ${Number.isFinite(high) ? high : 'any'}`),
    },
    {
      ...{ title: 'why', align: 'left' as const },
      cells: left.map(({ protects }) =>
        protects === null ? 'small' : `protects ${protects.join(' ')}`,
      ),
    },
  ])
