import { methodPath } from '../../app/paths.ts'

export type LinkTarget =
  /** A place on the same page. */
  | { readonly kind: 'anchor'; readonly href: string }
  /** A page of the app, with the place on it. */
  | { readonly kind: 'page'; readonly path: string; readonly hash: string | undefined }
  /** Another site. */
  | { readonly kind: 'outside'; readonly href: string }

/**
 * Where a link of a method text leads. Links between the texts become pages; files of the project
 * that are no page here lead nowhere, and so does any address that is not of the web.
 *
 * @param known names of the method texts.
 * @example
 * methodLink('balancing.md#newton', ['flows', 'balancing'])
 * // => { kind: 'page', path: '/methods/balancing', hash: 'newton' }
 */
export function methodLink(href: string, known: readonly string[]): LinkTarget | null {
  if (href.startsWith('#')) return { kind: 'anchor', href }
  if (/^(https?:\/\/|mailto:)/i.test(href)) return { kind: 'outside', href }
  const match = /^(?:\.\/)?([a-z0-9-]+)\.md(?:#(.+))?$/i.exec(href)
  if (match === null || !known.includes(match[1]!)) return null
  return { kind: 'page', path: methodPath(match[1]!), hash: match[2] }
}
