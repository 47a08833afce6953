import type { Config } from '../../config.ts'
import { IDENTITY_LIMITS, type IdentityParts } from './IdentityParts.ts'
import { consoleGateway, fileGateway } from './messages/gateways.ts'
import { loadServerKey } from './secrets/serverKey.ts'

type FromEdge = Pick<IdentityParts, 'db' | 'now' | 'newId' | 'randomBytes' | 'publicUrl'>

/**
 * Identity as the settings want it.
 *
 * @param print where messages to people go without MESSAGE_FILE.
 * @throws {DomainError} `bad_option` when there is no key that can be used.
 */
export async function openIdentity(
  config: Pick<Config, 'serverKey' | 'isProduction' | 'dataDir' | 'messageFile'>,
  edge: FromEdge,
  print: (text: string) => void,
): Promise<IdentityParts> {
  return {
    ...edge,
    serverKey: await loadServerKey(config, edge.randomBytes),
    messages: config.messageFile === null ? consoleGateway(print) : fileGateway(config.messageFile),
    limits: IDENTITY_LIMITS,
  }
}
