import { CheckFindingSchema, RULE_IDS } from '@corridor/recruitment/checks'
import { z } from 'zod'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

const Count = z.int().min(0)

/** Who took part in setting results of one rule aside, for records of one agency. */
const SetAsideBy = z.object({
  person: z.object({ id: z.string(), name: z.string().nullable() }),
  /** Overrides that she asked for, and those that she confirmed. */
  asked: Count,
  confirmed: Count,
})

/** An agency’s figures against those of its peers: whom to visit first. It stops nothing. */
export const AgencyFigures = z.object({
  organisation: z.string(),
  /** The window, both days in it. */
  from: z.iso.date(),
  until: z.iso.date(),
  /** Agencies with a contract in the window that were compared with. */
  peers: Count,
  /** Check 15, a finding for each measure; what no register counts is said by name. */
  findings: z.array(CheckFindingSchema),
  /** Results of checks set aside for its contracts, clearances and job orders in the window. */
  setAside: z.array(
    z.object({
      rule: z.enum(RULE_IDS),
      count: Count,
      /** Null for whoever may not read overrides. */
      by: z.array(SetAsideBy).nullable(),
    }),
  ),
})
export type AgencyFigures = z.infer<typeof AgencyFigures>

export const agencyFiguresRoute = route({
  id: 'getAgencyFigures',
  method: 'GET',
  path: '/organisations/:organisation/figures',
  summary:
    'Check 15: an agency’s figures of twelve months against its peers’, for inspections; logged',
  permission: 'read.inspection',
  narrows: true,
  input: z.object({ organisation: LedgerRecordId }),
  output: AgencyFigures,
  examples: [{ organisation: 'o-0123456789abcdef0123' }],
})
