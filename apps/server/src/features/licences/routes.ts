import { createHash } from 'node:crypto'
import {
  discardLicenceDraftRoute,
  LICENCE_ACT_ROUTES,
  licenceDraftRoute,
  licenceRoute,
  licencesRoute,
  saveLicenceDraftRoute,
} from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { requirePersonRecord } from '../identity/requirePersonRecord.ts'
import { requirePerson } from '../identity/sessions.ts'
import { type AskedAct, mountActions } from '../ledger/mountActions.ts'
import type { LicenceParts } from './LicenceParts.ts'
import { discardDraft, protectedDraft, readDraft, saveDraft } from './licenceDrafts.ts'
import { licenceKind } from './licenceKind.ts'
import { searchLicences, selectLicence, summaryOf, todayOf } from './licenceStore.ts'
import { protectedLicence } from './protectedLicence.ts'
import { readLicence } from './readLicence.ts'

/** An application names up to fifty people and fifty documents. */
const LARGEST_APPLICATION_BYTES = 64 * 1024

/** Licences, from the draft of an application to the appeal. */
export function licenceRoutes(place: Pick<Mounting, 'app' | 'guard'>, parts: LicenceParts): void {
  draftRoutes(place, parts)
  mountPrivate(place, licencesRoute, async (wanted, sender) => {
    const { rows, next } = await searchLicences(parts, sender, wanted)
    const today = todayOf(parts)
    return { licences: rows.map((row) => summaryOf(row, today)), next }
  })
  mountPrivate(place, licenceRoute, ({ licence }, sender) => readLicence(parts, sender, licence))
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: licenceKind,
      findRecord: (asked) => recordOf(parts, asked),
      // Records name people by their accounts, and these are not in the log.
      check: async ({ type, payload }) => {
        const named = payload as { readonly inspector?: string | null; readonly person?: string }
        const person = type === 'licence.screen' ? named.inspector : named.person
        if (type !== 'licence.screen' && type !== 'licence.assign') return
        if (person != null) await requirePersonRecord(parts.db, person)
      },
      largestBodyBytes: LARGEST_APPLICATION_BYTES,
    },
    LICENCE_ACT_ROUTES,
  )
}

function draftRoutes(place: Pick<Mounting, 'app' | 'guard'>, parts: LicenceParts): void {
  mountPrivate(place, licenceDraftRoute, async ({ organisation }, sender) => {
    sender.require('prepare.licence', protectedDraft(organisation))
    return await readDraft(parts, organisation)
  })
  mountCommand(
    place,
    saveLicenceDraftRoute,
    async ({ organisation }, { content }, sender) => {
      sender.require('prepare.licence', protectedDraft(organisation))
      const { person } = requirePerson(sender)
      const { saved } = await saveDraft(parts, organisation, content, person)
      return { saved }
    },
    { largestBodyBytes: LARGEST_APPLICATION_BYTES },
  )
  mountCommand(place, discardLicenceDraftRoute, async ({ organisation }, _, sender) => {
    sender.require('prepare.licence', protectedDraft(organisation))
    return await discardDraft(parts, organisation)
  })
}

interface Begun {
  readonly organisation: string
  readonly office: string | null
  readonly jurisdiction: string | null
}

async function recordOf(parts: LicenceParts, { input, type, payload, key }: AskedAct) {
  if (type !== 'licence.create' && type !== 'licence.import') {
    const row = await selectLicence(parts, String(input.licence))
    return row === undefined ? null : protectedLicence(row)
  }
  const { organisation, office, jurisdiction } = payload as Begun
  const record = licenceId(key)
  return protectedLicence({
    record,
    organisation,
    office,
    jurisdiction,
    assignees: [],
    status: 'draft',
  })
}

/** The id of a new licence: the same when the same act is sent again. */
const licenceId = (key: string): string =>
  `l-${createHash('sha256').update(`licence\n${key}`).digest('hex').slice(0, 20)}`
