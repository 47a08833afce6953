import { z } from 'zod'
import { route } from '../route.ts'
import { Done, Email, RecordId, Role } from './words.ts'

const NOTHING = z.object({})
const EXAMPLE_ID = '0b7a7a0e-58a4-4be7-9d0b-6b2f5b1f7f0e'
const Named = z.object({ id: z.string(), name: z.string() })

/** One person using a role of another for a time. Days are the authority's, both included. */
export const StandIn = z.object({
  id: z.string(),
  role: Role,
  organisation: z.string(),
  office: z.string().optional(),
  jurisdiction: z.string().optional(),
  from: z.iso.date(),
  until: z.iso.date(),
  /** Counts only on days on which the giver is recorded absent. */
  onlyInAbsence: z.boolean(),
  giver: Named,
  receiver: Named,
  /** Whether it gives anything today: the giver still has the role, and is away if she must be. */
  counts: z.boolean(),
})
export type StandIn = z.infer<typeof StandIn>

export const standInsRoute = route({
  id: 'listStandIns',
  method: 'GET',
  path: '/identity/account/stand-ins',
  summary: 'Who stands in for oneself, and for whom one stands in',
  permission: 'read.mandate',
  narrows: true,
  input: NOTHING,
  output: z.object({ given: z.array(StandIn), held: z.array(StandIn) }),
  examples: [{}],
})

export const addStandInRoute = route({
  id: 'addStandIn',
  method: 'POST',
  path: '/identity/account/stand-ins',
  summary: 'Let another person use a role of one’s own, whole, for a time',
  description:
    'It ends with one’s own role at the latest, is not passed on, and leaves out what stays with the person.',
  permission: 'delegate.mandate',
  narrows: true,
  input: NOTHING,
  body: z.object({
    /** Id of the own role, as the account lists it. */
    grant: RecordId,
    /** Address of the account that is to stand in. */
    receiver: Email,
    from: z.iso.date(),
    until: z.iso.date(),
    onlyInAbsence: z.boolean().default(false),
  }),
  output: StandIn,
  examples: [{}],
  bodyExample: {
    grant: EXAMPLE_ID,
    receiver: 'colleague@example.org',
    from: '2026-08-01',
    until: '2026-08-21',
    onlyInAbsence: true,
  },
})

export const endStandInRoute = route({
  id: 'endStandIn',
  method: 'DELETE',
  path: '/identity/account/stand-ins/:standIn',
  summary: 'End it at once',
  permission: 'delegate.mandate',
  narrows: true,
  input: z.object({ standIn: RecordId }),
  output: Done,
  examples: [{ standIn: EXAMPLE_ID }],
})

/** Days on which a person is away. */
export const Absence = z.object({ id: z.string(), from: z.iso.date(), until: z.iso.date() })
export type Absence = z.infer<typeof Absence>

export const absencesRoute = route({
  id: 'listAbsences',
  method: 'GET',
  path: '/identity/account/absences',
  summary: 'The own absences, those that are over included',
  permission: 'read.absence',
  narrows: true,
  input: NOTHING,
  output: z.object({ absences: z.array(Absence) }),
  examples: [{}],
})

export const addAbsenceRoute = route({
  id: 'recordAbsence',
  method: 'POST',
  path: '/identity/account/absences',
  summary: 'Record days on which one is away; who stands in for an absence then may',
  permission: 'record.absence',
  narrows: true,
  input: NOTHING,
  body: z.object({ from: z.iso.date(), until: z.iso.date() }),
  output: Absence,
  examples: [{}],
  bodyExample: { from: '2026-08-01', until: '2026-08-21' },
})

export const removeAbsenceRoute = route({
  id: 'removeAbsence',
  method: 'DELETE',
  path: '/identity/account/absences/:absence',
  summary: 'Take an absence back; the log keeps that it was recorded',
  permission: 'record.absence',
  narrows: true,
  input: z.object({ absence: RecordId }),
  output: Done,
  examples: [{ absence: EXAMPLE_ID }],
})

/** What ties a person to a record, a person or an organisation. */
export const Interest = z.object({
  id: z.string(),
  kind: z.enum(['declared', 'household', 'employment']),
  /** Id of the record, person or organisation. */
  with: z.string(),
  words: z.string(),
  from: z.iso.date(),
  /** Last day; null while it lasts. A former employer still bars for some years. */
  until: z.iso.date().nullable(),
})
export type Interest = z.infer<typeof Interest>

export const interestsRoute = route({
  id: 'listInterests',
  method: 'GET',
  path: '/identity/account/interests',
  summary: 'The own declared interests, those that ended included',
  permission: 'read.interest',
  narrows: true,
  input: NOTHING,
  output: z.object({ interests: z.array(Interest) }),
  examples: [{}],
})

export const declareInterestRoute = route({
  id: 'declareInterest',
  method: 'POST',
  path: '/identity/account/interests',
  summary: 'Declare an interest: one does not act on what it touches',
  permission: 'declare.interest',
  narrows: true,
  input: NOTHING,
  body: z.object({
    kind: Interest.shape.kind,
    with: RecordId,
    words: z.string().trim().max(500).default(''),
    from: z.iso.date(),
    until: z.iso.date().nullable().default(null),
  }),
  output: Interest,
  examples: [{}],
  bodyExample: {
    kind: 'employment',
    with: 'example-agency',
    words: 'Worked there as a clerk',
    from: '2021-01-01',
    until: '2025-06-30',
  },
})

export const endInterestRoute = route({
  id: 'endInterest',
  method: 'DELETE',
  path: '/identity/account/interests/:interest',
  summary: 'State that an interest ends today; it stays on record',
  permission: 'declare.interest',
  narrows: true,
  input: z.object({ interest: RecordId }),
  output: Done,
  examples: [{ interest: EXAMPLE_ID }],
})

/** Everything above as those see it who watch over it. */
export const allStandInsRoute = route({
  id: 'listAllStandIns',
  method: 'GET',
  path: '/identity/stand-ins',
  summary: 'Who stands in for whom, over all accounts; those that ended left out',
  permission: 'read.mandate',
  input: NOTHING,
  output: z.object({ standIns: z.array(StandIn) }),
  examples: [{}],
})

export const allInterestsRoute = route({
  id: 'listAllInterests',
  method: 'GET',
  path: '/identity/interests',
  summary: 'Declared interests of all members of staff; each reading is logged',
  permission: 'read.interest',
  input: NOTHING,
  output: z.object({ interests: z.array(Interest.extend({ person: Named })) }),
  examples: [{}],
})
