import { fileURLToPath } from 'node:url'
import { routeUrl, standardsMatrixRoute } from '@corridor/contract'
import { addDays } from '@corridor/kernel'
import { readShippedStandards } from '@corridor/server/standards'
import { bindingOn, countOn, openBook, statusOn } from '@corridor/standards'
import { startProduct } from '../e2e/startProduct.ts'
import type { BenchResult } from './BenchResult.ts'

const DATA = fileURLToPath(new URL('../data', import.meta.url))
const ROUNDS = 500
const MATRICES = 40
/** The first after a start are slower and not counted: a server has been asked before. */
const FIRST_MATRICES = 5

/** Budget of the specification for one question in process. Milliseconds. */
const QUESTION_MS = 5

/** A matrix must be on the screen in half a second; this is the answer's part of it. Milliseconds. */
const MATRIX_MS = 150

/** Questions about who is bound, each about another State and day; and the matrix over HTTP. */
export async function benchStandards(): Promise<readonly BenchResult[]> {
  const facts = await readShippedStandards(DATA)
  const began = performance.now()
  const book = openBook(facts)
  const openedMs = performance.now() - began
  const states = [...book.states]
  const instruments = facts.lists.map(({ instrument }) => instrument)
  const day = (round: number) => addDays('1990-01-01', round * 23)
  const state = (round: number) => states[round % states.length]!
  const questions: readonly (readonly [string, (round: number) => unknown])[] = [
    [
      'status',
      (round) => statusOn(book, state(round), instruments[round % instruments.length]!, day(round)),
    ],
    [
      'binding',
      (round) => {
        const corridor = { origin: state(round), destination: state(round * 7 + 1) }
        return bindingOn(book, corridor, day(round))
      },
    ],
    ['count', (round) => countOn(book, instruments[round % instruments.length]!, day(round))],
  ]
  return [
    ...questions.map(([name, ask]) => slowest(name, ask)),
    { name: 'standards, book opened', unit: 'ms', value: openedMs, budget: null },
    await measureMatrix(),
  ]
}

function slowest(name: string, ask: (round: number) => unknown): BenchResult {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const began = performance.now()
    ask(round)
    return performance.now() - began
  }).toSorted((a, b) => a - b)
  return {
    name: `standards, ${name} in process, p95`,
    unit: 'ms',
    value: times[Math.floor(ROUNDS * 0.95)]!,
    budget: QUESTION_MS,
    detail: { median: times[ROUNDS / 2], slowest: times.at(-1), rounds: ROUNDS },
  }
}

/** Each of another day, so that none was written before; read to its end. */
async function measureMatrix(): Promise<BenchResult> {
  const product = await startProduct()
  const { address } = product
  try {
    const times: number[] = []
    for (let round = -FIRST_MATRICES; round < MATRICES; round += 1) {
      const on = addDays('2004-01-01', round * 200)
      const began = performance.now()
      const response = await fetch(`${address}${routeUrl(standardsMatrixRoute, { on })}`)
      await response.arrayBuffer()
      if (round >= 0) times.push(performance.now() - began)
    }
    const sorted = times.toSorted((a, b) => a - b)
    return {
      name: 'API, matrix of States by instruments, after the first five, p95',
      unit: 'ms',
      value: sorted[Math.floor(MATRICES * 0.95)]!,
      budget: MATRIX_MS,
      detail: { median: sorted[MATRICES / 2], answers: MATRICES },
    }
  } finally {
    await product.stop()
  }
}
