import { createHash } from 'node:crypto'
import {
  ORGANISATION_ACT_ROUTES,
  organisationChoicesRoute,
  organisationRoute,
  organisationsRoute,
} from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { requirePersonRecord } from '../identity/requirePersonRecord.ts'
import { type AskedAct, mountActions } from '../ledger/mountActions.ts'
import type { OrganisationParts } from './OrganisationParts.ts'
import { organisationKind } from './organisationKind.ts'
import {
  openOfficesOf,
  searchOrganisations,
  selectOrganisation,
  summaryOf,
} from './organisationStore.ts'
import { protectedOrganisation } from './protectedOrganisation.ts'
import { readOrganisation } from './readOrganisation.ts'

const MOST_CHOICES = 500

/** The register of organisations and offices. */
export function organisationRoutes(
  place: Pick<Mounting, 'app' | 'guard'>,
  parts: OrganisationParts,
): void {
  mountPrivate(place, organisationsRoute, async (wanted, sender) => {
    const { rows, next } = await searchOrganisations(parts, sender, 'search', wanted)
    return { organisations: rows.map(summaryOf), next }
  })
  mountPrivate(place, organisationChoicesRoute, async (wanted, sender) => {
    const { rows } = await searchOrganisations(parts, sender, 'list', {
      ...wanted,
      status: 'active',
      limit: MOST_CHOICES,
    })
    const offices = await openOfficesOf(
      parts,
      rows.map(({ record }) => record),
    )
    return {
      organisations: rows.map(({ record, name, kind }) => ({
        id: record,
        name,
        kind,
        offices: offices
          .filter(({ organisation }) => organisation === record)
          .map(({ organisation: _, ...office }) => office),
      })),
      jurisdictions: [...new Set(offices.map(({ jurisdiction }) => jurisdiction))].sort(),
    }
  })
  mountPrivate(place, organisationRoute, ({ organisation }, sender) =>
    readOrganisation(parts, sender, organisation),
  )
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: organisationKind,
      findRecord: (asked) => recordOf(parts, asked),
      // The register names people by their accounts, and these are not in the log.
      check: async ({ type, payload }) => {
        if (type !== 'organisation.appoint') return
        await requirePersonRecord(parts.db, (payload as { readonly person: string }).person)
      },
    },
    ORGANISATION_ACT_ROUTES,
  )
}

async function recordOf(parts: OrganisationParts, { input, type, payload, key }: AskedAct) {
  if (type !== 'organisation.create') {
    const row = await selectOrganisation(parts, String(input.organisation))
    return row === undefined ? null : protectedOrganisation(row)
  }
  const { office, jurisdiction } = payload as Record<'office' | 'jurisdiction', string | null>
  return protectedOrganisation({ record: newId(key), office, jurisdiction, status: 'active' })
}

/** The id of a new organisation: the same when the same act is sent again. */
const newId = (key: string): string =>
  `o-${createHash('sha256').update(`organisation\n${key}`).digest('hex').slice(0, 20)}`
