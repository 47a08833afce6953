import {
  affectedContractsRoute,
  BAN_ACT_ROUTES,
  banRoute,
  bansInForceRoute,
  bansRoute,
  OVERRIDE_ACT_ROUTES,
  overrideRoute,
  overridesRoute,
  PARAMETER_ACT_ROUTES,
  parameterRoute,
  parametersInForceRoute,
  parametersRoute,
  WATCH_ACT_ROUTES,
  watchEntryRoute,
  watchListRoute,
} from '@corridor/contract'
import type { ParameterKey } from '@corridor/recruitment/checks'
import { type Mounting, mount } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { mountActions } from '../ledger/mountActions.ts'
import { banKind, protectedBan } from './bans/banKind.ts'
import { bansInForce, findBan, listBans, readBan } from './bans/readBans.ts'
import { newRecordId } from './newRecordId.ts'
import { overrideKind, protectedOverride } from './overrides/overrideKind.ts'
import { findOverride, listOverrides, readOverride } from './overrides/readOverrides.ts'
import { affectedContracts } from './parameters/affectedContracts.ts'
import { parameterId, parameterKind, protectedParameter } from './parameters/parameterKind.ts'
import {
  findParameter,
  listParameters,
  readParameter,
  shownInForce,
} from './parameters/readParameters.ts'
import type { RegisterParts } from './RegisterParts.ts'
import { findWatchEntry, listWatchEntries, readWatchEntry } from './watch/readWatchList.ts'
import { protectedWatchEntry, watchKind } from './watch/watchKind.ts'

/** Lists of evidence and legal bases. */
const LARGEST_BODY_BYTES = 64 * 1024

/** The registers that the checks read: parameters, bans, watch list, overrides. */
export function registerRoutes(place: Mounting, parts: RegisterParts): void {
  parameterRoutes(place, parts)
  banRoutes(place, parts)
  watchRoutes(place, parts)
  overrideRoutes(place, parts)
}

function parameterRoutes(place: Mounting, parts: RegisterParts): void {
  mount(place, parametersInForceRoute, {
    isLive: true,
    answer: (wanted) => shownInForce(parts.ledger, wanted),
  })
  mountPrivate(place, parametersRoute, (wanted, sender) => listParameters(parts, sender, wanted))
  mountPrivate(place, parameterRoute, ({ parameter }, sender) =>
    readParameter(parts, sender, parameter),
  )
  mountPrivate(place, affectedContractsRoute, ({ parameter }, sender) =>
    affectedContracts(parts, sender, parameter),
  )
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: parameterKind,
      largestBodyBytes: LARGEST_BODY_BYTES,
      async findRecord({ input, type, payload }) {
        if (type !== 'parameter.propose') {
          const row = await findParameter(parts, String(input.parameter))
          return row === undefined ? null : protectedParameter(row)
        }
        const { name, key, jurisdiction } = payload as {
          readonly name: string
          readonly key: ParameterKey
          readonly jurisdiction: string
        }
        const record = parameterId(name, key)
        const row = await findParameter(parts, record)
        return protectedParameter(row ?? { record, jurisdiction, status: 'proposed' })
      },
    },
    PARAMETER_ACT_ROUTES,
  )
}

function banRoutes(place: Mounting, parts: RegisterParts): void {
  mount(place, bansInForceRoute, {
    isLive: true,
    answer: (wanted) => bansInForce(parts, wanted),
  })
  mountPrivate(place, bansRoute, (wanted, sender) => listBans(parts, sender, wanted))
  mountPrivate(place, banRoute, ({ ban }, sender) => readBan(parts, sender, ban))
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: banKind,
      async findRecord({ input, type, payload, key }) {
        if (type !== 'ban.propose') {
          const row = await findBan(parts, String(input.ban))
          return row === undefined ? null : protectedBan(row)
        }
        const { jurisdiction } = payload as { readonly jurisdiction: string }
        return protectedBan({
          record: newRecordId('n', 'ban', key),
          jurisdiction,
          status: 'proposed',
        })
      },
    },
    BAN_ACT_ROUTES,
  )
}

function watchRoutes(place: Mounting, parts: RegisterParts): void {
  mountPrivate(place, watchListRoute, (wanted, sender) => listWatchEntries(parts, sender, wanted))
  mountPrivate(place, watchEntryRoute, ({ entry }, sender) => readWatchEntry(parts, sender, entry))
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: watchKind,
      largestBodyBytes: LARGEST_BODY_BYTES,
      async findRecord({ input, type, payload, key }) {
        if (type !== 'watch.propose') {
          const row = await findWatchEntry(parts, String(input.entry))
          return row === undefined ? null : protectedWatchEntry(row)
        }
        const named = payload as Record<'organisation' | 'office' | 'jurisdiction', string>
        return protectedWatchEntry({
          ...named,
          record: newRecordId('w', 'watch', key),
          status: 'proposed',
        })
      },
    },
    WATCH_ACT_ROUTES,
  )
}

function overrideRoutes(place: Mounting, parts: RegisterParts): void {
  mountPrivate(place, overridesRoute, (wanted, sender) => listOverrides(parts, sender, wanted))
  mountPrivate(place, overrideRoute, ({ override }, sender) =>
    readOverride(parts, sender, override),
  )
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: overrideKind,
      largestBodyBytes: LARGEST_BODY_BYTES,
      async findRecord({ input, type, payload, key }) {
        if (type !== 'override.propose') {
          const row = await findOverride(parts, String(input.override))
          return row === undefined ? null : protectedOverride(row)
        }
        const named = payload as Record<'office' | 'jurisdiction', string>
        return protectedOverride({
          ...named,
          record: newRecordId('v', 'override', key),
          status: 'proposed',
        })
      },
    },
    OVERRIDE_ACT_ROUTES,
  )
}
