import { ORGANISATION_KINDS } from '@corridor/ledger/organisations'
import { z } from 'zod'
import { PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

const Kind = z.enum(ORGANISATION_KINDS)
const Status = z.enum(['active', 'suspended', 'closed'])
const ProposedAct = z.enum(['suspend', 'lift', 'close'])
const Day = z.iso.date()

/** One line of the register. */
export const OrganisationSummary = z.object({
  id: z.string(),
  kind: Kind,
  name: z.string(),
  country: z.string().nullable(),
  registration: z.string().nullable(),
  status: Status,
  /** The office that keeps the file, as `organisation.office`. */
  office: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  /** What waits for a second person. */
  proposed: ProposedAct.nullable(),
  version: z.number().int(),
})
export type OrganisationSummary = z.infer<typeof OrganisationSummary>

export const OrganisationOffice = z.object({
  /** Within the organisation. */
  office: z.string(),
  /** As mandates name it: `organisation.office`. */
  id: z.string(),
  name: z.string(),
  /** A country (NPL) or a subdivision of it by its code in ISO 3166-2 (NPL-P3). */
  jurisdiction: z.string(),
  openedOn: Day,
  closedOn: Day.nullable(),
})
export type OrganisationOffice = z.infer<typeof OrganisationOffice>

const Person = z.object({ id: z.string(), name: z.string().nullable() })

/** One organisation with everything that was done to it. */
export const OrganisationFile = OrganisationSummary.omit({ proposed: true }).extend({
  officeName: z.string().nullable(),
  earlierNames: z.array(z.object({ name: z.string(), until: Day })),
  offices: z.array(OrganisationOffice),
  appointments: z.array(
    z.object({
      person: Person,
      function: z.string(),
      office: z.string().nullable(),
      from: Day,
      until: Day.nullable(),
    }),
  ),
  proposal: z
    .object({
      act: ProposedAct,
      reason: z.string().nullable(),
      proposedAt: z.iso.datetime(),
      by: z.array(Person),
    })
    .nullable(),
  history: z.array(TimelineEntry),
  /** Each act on it: whether the one who asked may take it now. */
  acts: z.array(PossibleAct),
})
export type OrganisationFile = z.infer<typeof OrganisationFile>

export const organisationsRoute = route({
  id: 'listOrganisations',
  method: 'GET',
  path: '/organisations',
  summary: 'The register of organisations, by name; each search is logged',
  permission: 'read.organisation',
  narrows: true,
  input: z.object({
    text: z
      .string()
      .max(100)
      .optional()
      .describe('Parts of a name, an earlier name or the registration'),
    kind: Kind.optional(),
    status: Status.optional(),
    after: LedgerRecordId.optional().describe('`next` of the last answer: the page after it'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    organisations: z.array(OrganisationSummary),
    /** Null when there are no more. */
    next: z.string().nullable(),
  }),
  examples: [{}, { text: 'example', kind: 'agency', status: 'active' }],
})

export const organisationChoicesRoute = route({
  id: 'listOrganisationChoices',
  method: 'GET',
  path: '/organisations/choices',
  summary: 'Organisations and open offices to choose from, as mandates name them',
  permission: 'read.organisation',
  narrows: true,
  input: z.object({
    text: z.string().max(100).optional().describe('Parts of a name'),
    kind: Kind.optional(),
  }),
  output: z.object({
    organisations: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: Kind,
        offices: z.array(OrganisationOffice.pick({ id: true, name: true, jurisdiction: true })),
      }),
    ),
    /** Jurisdictions of open offices, for mandates. */
    jurisdictions: z.array(z.string()),
  }),
  examples: [{}, { kind: 'authority' }],
})

export const OfOrganisation = z.object({ organisation: LedgerRecordId })

export const organisationRoute = route({
  id: 'getOrganisation',
  method: 'GET',
  path: '/organisations/:organisation',
  summary:
    'One organisation: its offices, its time line, what may be done now; the reading is logged',
  permission: 'read.organisation',
  narrows: true,
  input: OfOrganisation,
  output: OrganisationFile,
  examples: [{ organisation: 'home' }],
})
