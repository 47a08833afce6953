/**
 * Where to go after signing in: the page that sent the person there, when it is one of this site.
 *
 * @param asked `next` of the address; anybody may have written it.
 * @returns null when it names another site or nothing.
 * @example nextPath('/desk?status=active') // => '/desk?status=active'
 * @example nextPath('//example.org') // => null
 */
export function nextPath(asked: string | undefined): string | null {
  // A second slash, a backslash or a control character would make browsers leave this site.
  return asked !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked) ? asked : null
}
