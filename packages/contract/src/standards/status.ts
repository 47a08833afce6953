import { z } from 'zod'
import { route } from '../route.ts'
import {
  InstrumentId,
  InstrumentSummary,
  IsoDay,
  StandardsSources,
  Standing,
  StateCode,
  Verification,
} from './facts.ts'

export const STATUS_KINDS = [
  'in-force',
  'registered',
  'ended',
  'not-ratified',
  'not-recorded',
  'no-list',
  'guidance',
  'not-adopted',
] as const

export const StatusKind = z
  .enum(STATUS_KINDS)
  .describe(
    'not-recorded: no entry, and the list does not reach the day; no-list: no list is held; guidance: a recommendation, which binds nobody',
  )
export type StatusKind = z.infer<typeof StatusKind>

export const STATUS_CAVEATS = [
  'date-uncertain',
  'date-conflicting',
  'date-unsourced',
  'entry-into-force-differs',
  'end-differs',
  'denounced-outside-window',
  'rule-unverified',
  'parts-not-recorded',
  'list-ends-before',
  'part-of-state-only',
] as const

export const StatusCaveat = z.enum(STATUS_CAVEATS)
export type StatusCaveat = z.infer<typeof StatusCaveat>

export const InstrumentStatus = Standing.extend({
  instrument: z.string(),
  state: z.string(),
  on: z.string(),
  kind: StatusKind,
  /** Whether published totals count the State. */
  counts: z.boolean(),
  registered: z.string().nullable(),
  action: z.enum(['ratification', 'accession', 'succession']).nullable(),
  entryIntoForce: z.string().nullable(),
  end: z
    .object({
      kind: z.enum(['denunciation', 'automatic-denunciation']),
      takesEffect: z.string(),
      /** Of an act of the State: the day it was registered. */
      registered: z.string().nullable(),
      /** The newer convention that ended it. */
      by: z.string().nullable(),
    })
    .nullable(),
  /** Optional parts on that day. */
  units: z.array(
    z.object({
      unit: z.string(),
      kind: z.enum(['applies', 'excluded', 'not-accepted', 'denounced', 'not-recorded']),
    }),
  ),
  /** Parts of the State for which alone it was ratified. */
  territories: z.array(z.object({ name: z.string(), kind: z.enum(['in-force', 'registered']) })),
  note: z.string().nullable(),
  caveats: z.array(StatusCaveat),
  completeThrough: z.string().nullable(),
})
export type InstrumentStatus = z.infer<typeof InstrumentStatus>

const On = IsoDay.optional().describe('The day asked for; today when left out')

export const statusRoute = route({
  id: 'getInstrumentStatus',
  method: 'GET',
  path: '/standards/status',
  summary: 'The standing of one State under one instrument on a day',
  permission: 'public',
  input: z.object({ state: StateCode, instrument: InstrumentId, on: On }),
  output: z.object({ status: InstrumentStatus, sources: StandardsSources }),
  examples: [{ state: 'NPL', instrument: 'C097', on: '2014-05-28' }],
})

/** Every instrument for one State: the section of the country page. */
export const countryStandardsRoute = route({
  id: 'getCountryStandards',
  method: 'GET',
  path: '/standards/countries/:state',
  summary: 'Every instrument for one State on a day',
  permission: 'public',
  input: z.object({ state: StateCode, on: On }),
  output: z.object({
    state: z.string(),
    on: z.string(),
    instruments: z.array(InstrumentSummary),
    statuses: z.array(InstrumentStatus),
    sources: StandardsSources,
  }),
  csv: true,
  examples: [{ state: 'NPL', on: '2014-05-28' }],
})

/** Two States side by side. */
export const compareStatesRoute = route({
  id: 'compareStates',
  method: 'GET',
  path: '/standards/compare',
  summary: 'Two States side by side on a day: what binds both, one, neither',
  permission: 'public',
  input: z.object({ a: StateCode, b: StateCode, on: On }),
  output: z.object({
    a: z.string(),
    b: z.string(),
    on: z.string(),
    instruments: z.array(InstrumentSummary),
    rows: z.array(z.object({ instrument: z.string(), a: InstrumentStatus, b: InstrumentStatus })),
    sources: StandardsSources,
  }),
  csv: true,
  examples: [{ a: 'NPL', b: 'QAT', on: '2014-05-28' }],
})

/** States by instruments, as short codes: 187 by 35 cells in one answer. */
export const standardsMatrixRoute = route({
  id: 'getStandardsMatrix',
  method: 'GET',
  path: '/standards/matrix',
  summary: 'States by instruments on a day',
  permission: 'public',
  input: z.object({ on: On }),
  output: z.object({
    on: z.string(),
    instruments: z.array(InstrumentSummary),
    /** In the order of their codes. */
    states: z.array(z.string()),
    /** One row for each State, one cell for each instrument. */
    cells: z.array(
      z.array(
        z.object({
          kind: StatusKind,
          counts: z.boolean(),
          registered: z.string().nullable(),
          entryIntoForce: z.string().nullable(),
          /** Whether the cell rests on facts that are no authority. */
          unverified: z.boolean(),
          verification: Verification,
          /** Place in `sourceTexts`; null where nobody named a source. */
          source: z.number().nullable(),
        }),
      ),
    ),
    /** Each source of a cell once. */
    sourceTexts: z.array(z.string()),
    sources: StandardsSources,
  }),
  csv: true,
  examples: [{ on: '2014-05-28' }],
})
