import type { Config } from '../../config.ts'
import { IDENTITY_LIMITS, type IdentityParts } from './IdentityParts.ts'
import type { Warn } from './messages/attemptDelivery.ts'
import { openGateways } from './messages/gateways.ts'
import { openProvider } from './providers/Provider.ts'
import { loadServerKeys } from './secrets/serverKey.ts'

type FromEdge = Pick<IdentityParts, 'db' | 'now' | 'newId' | 'randomBytes' | 'publicUrl'>

/**
 * Identity as the settings want it.
 *
 * @param print where messages to people go for which no setting names a way.
 * @throws {DomainError} `bad_option` when there is no key that can be used.
 */
export async function openIdentity(
  config: Pick<
    Config,
    | 'serverKey'
    | 'previousServerKey'
    | 'isProduction'
    | 'dataDir'
    | 'messages'
    | 'provider'
    | 'timeZone'
  >,
  edge: FromEdge,
  print: (text: string) => void,
  warn: Warn = () => {},
): Promise<IdentityParts> {
  return {
    ...edge,
    timeZone: config.timeZone,
    ...(await loadServerKeys(config, edge.randomBytes)),
    messages: openGateways(config.messages, { ...edge, print, warn }),
    provider: config.provider === null ? null : openProvider(config.provider, edge.now),
    limits: IDENTITY_LIMITS,
  }
}
