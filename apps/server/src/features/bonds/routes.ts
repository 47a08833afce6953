import { createHash } from 'node:crypto'
import { BOND_ACT_ROUTES, bondRoute, bondsRoute } from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { type AskedAct, mountActions } from '../ledger/mountActions.ts'
import type { BondParts } from './BondParts.ts'
import { bondKind } from './bondKind.ts'
import { searchBonds, selectBond } from './bondStore.ts'
import { protectedBond } from './protectedBond.ts'
import { readBond } from './readBond.ts'

/** Bonds of agencies and escrows of principals. */
export function bondRoutes(place: Pick<Mounting, 'app' | 'guard'>, parts: BondParts): void {
  mountPrivate(place, bondsRoute, (wanted, sender) => searchBonds(parts, sender, wanted))
  mountPrivate(place, bondRoute, ({ bond }, sender) => readBond(parts, sender, bond))
  mountActions(
    place,
    { ledger: parts.ledger, kind: bondKind, findRecord: (asked) => recordOf(parts, asked) },
    BOND_ACT_ROUTES,
  )
}

async function recordOf(parts: BondParts, { input, type, payload, key }: AskedAct) {
  if (type !== 'bond.lodge') {
    const row = await selectBond(parts, String(input.bond))
    return row === undefined ? null : protectedBond(row)
  }
  const { holder, office, jurisdiction } = payload as {
    readonly holder: string
    readonly office: string | null
    readonly jurisdiction: string | null
  }
  return protectedBond({ record: newId(key), holder, office, jurisdiction, status: 'lodged' })
}

/** The id of a new bond: the same when the same act is sent again. */
const newId = (key: string): string =>
  `b-${createHash('sha256').update(`bond\n${key}`).digest('hex').slice(0, 20)}`
