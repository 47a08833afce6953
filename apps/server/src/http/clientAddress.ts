import { isIP, isIPv6 } from 'node:net'

/**
 * The network address of the asker. What a request says of itself counts only when it comes from a
 * proxy of ours; of its list then the last address that is not such a proxy.
 *
 * @param socket the other end of the connection.
 * @param forwarded the header `X-Forwarded-For`.
 *
 * @example
 * clientAddress('10.0.0.1', '198.51.100.7, 203.0.113.9', ['10.0.0.1']) // => '203.0.113.9'
 */
export function clientAddress(
  socket: string | undefined,
  forwarded: string | undefined,
  trustedProxies: readonly string[],
): string {
  const peer = plain(socket ?? 'unknown')
  if (forwarded === undefined || !trustedProxies.includes(peer)) return peer
  for (const hop of forwarded.split(',').toReversed()) {
    const address = plain(hop.trim())
    if (isIP(address) === 0) return peer
    if (!trustedProxies.includes(address)) return address
  }
  return peer
}

/** What limits count by: an IPv4 address, or the half of an IPv6 address that names the network. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Array(8 - before.length - after.length).fill('0') : []
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}

const plain = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '')
