import { z } from 'zod'
import { route } from './route.ts'

/** What everybody sees of an installation that shows synthetic data. */
export const Demonstration = z.object({
  /** First day on which something happens in it. */
  startsOn: z.iso.date(),
  /** The day on which it is meant to be looked at. */
  endsOn: z.iso.date(),
  /** Whether everything that belongs to it was entered. */
  isComplete: z.boolean(),
  /** Ids and numbers of the records that the guided tour shows; null until all are there. */
  tour: z
    .object({
      agency: z.string(),
      licence: z.string(),
      bond: z.string(),
      parameter: z.string(),
      accreditation: z.string(),
      jobOrder: z.string(),
      jobOrderNumber: z.string(),
      worker: z.string(),
      contract: z.string(),
      clearance: z.string(),
      clearanceNumber: z.string(),
      heldContract: z.string(),
    })
    .nullable(),
})
export type Demonstration = z.infer<typeof Demonstration>

/** Said with every answer of an installation that shows synthetic data. */
export const SYNTHETIC_HEADER = 'x-corridor-synthetic'

export const configurationRoute = route({
  id: 'getConfiguration',
  method: 'GET',
  path: '/configuration',
  summary: 'What everybody may know of this installation: whether what it holds is synthetic',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    /** Null where it holds real files. */
    demonstration: Demonstration.nullable(),
  }),
  examples: [{}],
})
