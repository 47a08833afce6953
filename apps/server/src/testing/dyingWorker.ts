import { parentPort } from 'node:worker_threads'
import { estimateFlows } from '@corridor/flows'
import type { EstimateJob } from '../features/flows/estimateWorker.ts'

/** A thread that dies of one method and never ends another. */
parentPort?.on('message', ({ id, input, options }: EstimateJob) => {
  if (options.method === 'closed-minimum') process.exit(3)
  while (options.method === 'pseudo-bayes');
  const { areas, persons, total, diagnostics } = estimateFlows(input, options)
  parentPort?.postMessage({
    id,
    kind: 'estimate',
    areas,
    persons,
    outward: null,
    return: null,
    total,
    diagnostics,
  })
})
