import type { OrganisationParts } from '../organisations/OrganisationParts.ts'

/** What the registers of demand work with: the log, the read models, names of people, the clock. */
export type DemandParts = OrganisationParts
