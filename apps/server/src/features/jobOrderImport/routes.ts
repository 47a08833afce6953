import {
  checkJobOrderFileRoute,
  jobOrderImportRoute,
  LARGEST_JOB_ORDER_FILE_BYTES,
  writeJobOrderImportRoute,
} from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { RefusedRequest } from '../../http/refuseUnfitRequest.ts'
import { protectedDemand } from '../demand/protectedDemand.ts'
import { requirePerson } from '../identity/sessions.ts'
import { whoActs } from '../ledger/actionContextOf.ts'
import {
  agencyOfImport,
  beginJobOrderImport,
  type JobOrderImportParts,
  keepJobOrderFile,
  readJobOrderImport,
} from './jobOrderImports.ts'

/** Base64 and the rest of the body. */
const LARGEST_BODY_BYTES = Math.ceil(LARGEST_JOB_ORDER_FILE_BYTES / 3) * 4 + 4096

/** Files of job orders: looked through first, begun as drafts when somebody says so. */
export function jobOrderImportRoutes(
  place: Pick<Mounting, 'app' | 'guard'>,
  parts: JobOrderImportParts,
): void {
  mountCommand(
    place,
    checkJobOrderFileRoute,
    async (_, { content, ...file }, sender) => {
      sender.require('prepare.job-order', orderOf(file.agency))
      const { person } = requirePerson(sender)
      const bytes = Buffer.from(content, 'base64')
      if (bytes.length > LARGEST_JOB_ORDER_FILE_BYTES) {
        throw new RefusedRequest(
          413,
          'too_large',
          `The file is over the limit of ${LARGEST_JOB_ORDER_FILE_BYTES} bytes. Split it`,
        )
      }
      return await keepJobOrderFile(parts, person, { ...file, bytes })
    },
    { largestBodyBytes: LARGEST_BODY_BYTES },
  )
  mountPrivate(place, jobOrderImportRoute, async ({ import: id }, sender) => {
    const { person } = requirePerson(sender)
    sender.require('prepare.job-order', orderOf(await agencyOfImport(parts, person, id)))
    return await readJobOrderImport(parts, person, id)
  })
  mountCommand(
    place,
    writeJobOrderImportRoute,
    async ({ import: id }, { withQuestions }, sender) => {
      const { person } = requirePerson(sender)
      const order = orderOf(await agencyOfImport(parts, person, id))
      const context = whoActs(sender, sender.require('prepare.job-order', order))
      return await beginJobOrderImport(parts, person, id, { withQuestions, context })
    },
  )
}

/** A job order of this agency, as far as who may begin one is asked. */
const orderOf = (agency: string) =>
  protectedDemand('job-order', {
    ...{ record: 'import', status: 'draft', agency, principal: agency },
    ...{ post: '', office: '', jurisdiction: '' },
  }).atAgency
