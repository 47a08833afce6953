import {
  agencyImportRoute,
  checkAgencyFileRoute,
  LARGEST_AGENCY_FILE_BYTES,
  writeAgencyImportRoute,
} from '@corridor/contract'
import type { ProtectedRecord } from '@corridor/permissions'
import type { Sender } from '../../http/guard.ts'
import type { Mounting } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { RefusedRequest } from '../../http/refuseUnfitRequest.ts'
import { requirePerson } from '../identity/sessions.ts'
import { seenAs, whoActs } from '../ledger/actionContextOf.ts'
import { protectedOrganisation } from '../organisations/protectedOrganisation.ts'
import {
  type AgencyImportParts,
  beginAgencyImport,
  keepAgencyFile,
  placeOfImport,
  readAgencyImport,
} from './agencyImports.ts'

/** Base64 and the rest of the body. */
const LARGEST_BODY_BYTES = Math.ceil(LARGEST_AGENCY_FILE_BYTES / 3) * 4 + 4096

/** Files of agencies and licences: looked through first, entered when somebody says so. */
export function agencyImportRoutes(
  place: Pick<Mounting, 'app' | 'guard'>,
  parts: AgencyImportParts,
): void {
  mountCommand(
    place,
    checkAgencyFileRoute,
    async (_, { content, ...file }, sender) => {
      sender.require('register.organisation', agencyAt(file))
      const { person } = requirePerson(sender)
      const bytes = Buffer.from(content, 'base64')
      if (bytes.length > LARGEST_AGENCY_FILE_BYTES) {
        throw new RefusedRequest(
          413,
          'too_large',
          `The file is over the limit of ${LARGEST_AGENCY_FILE_BYTES} bytes. Split it`,
        )
      }
      return await keepAgencyFile(parts, person, { ...file, bytes })
    },
    { largestBodyBytes: LARGEST_BODY_BYTES },
  )
  mountPrivate(place, agencyImportRoute, async ({ import: id }, sender) => {
    const { person } = requirePerson(sender)
    sender.require('register.organisation', agencyAt(await placeOfImport(parts, person, id)))
    return await readAgencyImport(parts, person, id)
  })
  mountCommand(place, writeAgencyImportRoute, async ({ import: id }, { withQuestions }, sender) => {
    const { person } = requirePerson(sender)
    const record = agencyAt(await placeOfImport(parts, person, id))
    const contexts = {
      organisations: whoActs(sender, sender.require('register.organisation', record)),
      licences: proposerOf(sender, record),
    }
    return await beginAgencyImport(parts, person, id, { withQuestions, contexts })
  })
}

/** An agency that this office would keep. */
const agencyAt = (where: {
  readonly office: string | null
  readonly jurisdiction: string | null
}) => protectedOrganisation({ record: 'import', status: 'active', ...where })

/** Null for one who may not propose licences there: agencies are entered alone. */
function proposerOf(sender: Sender, record: ProtectedRecord) {
  const permission = 'propose.licence'
  const decision = sender.decide(permission, seenAs(permission, record))
  return decision.allowed ? whoActs(sender, decision.by) : null
}
