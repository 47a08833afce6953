import { DomainError } from '@corridor/kernel'

/** A header that a page of another site cannot send unasked. */
const CHANGE_HEADER = 'x-corridor'

/**
 * Refuses a change that a page of another site had a browser send.
 *
 * @param origins where the pages of this installation are.
 * @throws {DomainError} `cross_site`.
 */
export function refuseOtherSites(
  header: (name: string) => string | undefined,
  origins: readonly string[],
): void {
  const site = header('sec-fetch-site')
  const origin = header('origin')
  if (
    (site !== undefined && site !== 'same-origin') ||
    (origin !== undefined && !origins.includes(origin))
  ) {
    throw new DomainError(
      'cross_site',
      `This was sent by a page of another site. Changes are taken from ${origins.join(' or ')} only; PUBLIC_URL says where the pages are`,
    )
  }
  if (header(CHANGE_HEADER) === undefined) {
    throw new DomainError('cross_site', `Send the header ${CHANGE_HEADER}: 1 with every change`)
  }
}
