import {
  OFFICE_KEY_ACT_ROUTES,
  officeKeyRoute,
  officeKeysRoute,
  officeKitRoute,
  ownOfficesRoute,
} from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import type { ClearanceParts } from '../clearances/ClearanceParts.ts'
import { verifierLists } from '../clearances/publicCertificates.ts'
import { mountActions } from '../ledger/mountActions.ts'
import { newRecordId } from '../registers/newRecordId.ts'
import { officeKeyKindWith, protectedOfficeKey } from './officeKeyKind.ts'
import {
  findOfficeKey,
  listOfficeKeys,
  listOwnOffices,
  type OfficeKeyParts,
  readOfficeKey,
  readOfficeKit,
} from './readOfficeKeys.ts'

/** Keys with which offices sign in an outage, and what their kits carry. */
export function officeKeyRoutes(place: Mounting, clearances: ClearanceParts): void {
  const { ledger, db, now, certificates } = clearances
  const kind = officeKeyKindWith({ canSign: () => certificates.signer() !== null })
  const lists = verifierLists(clearances)
  const parts: OfficeKeyParts = { ledger, db, now, certificates, kind, lists }
  mountPrivate(place, officeKeysRoute, (wanted, sender) => listOfficeKeys(parts, sender, wanted))
  mountPrivate(place, ownOfficesRoute, async (_, sender) => ({
    offices: await listOwnOffices(parts, sender),
  }))
  mountPrivate(place, officeKeyRoute, ({ key }, sender) => readOfficeKey(parts, sender, key))
  mountPrivate(place, officeKitRoute, ({ key }, sender) => readOfficeKit(parts, sender, key))
  mountActions(
    place,
    {
      ledger,
      kind,
      async findRecord({ input, type, payload, key }) {
        if (type !== 'officeKey.propose') {
          const row = await findOfficeKey(parts, String(input.key))
          return row === undefined ? null : protectedOfficeKey(row)
        }
        const named = payload as Record<'office' | 'jurisdiction', string>
        return protectedOfficeKey({
          ...named,
          record: newRecordId('g', 'officeKey', key),
          status: 'proposed',
        })
      },
    },
    OFFICE_KEY_ACT_ROUTES,
  )
}
