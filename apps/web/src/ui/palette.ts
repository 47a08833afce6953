import tokens from './tokens.css?raw'

/** One colour of the token file in each theme. */
export interface TokenColour {
  readonly light: string
  readonly dark: string
}

/**
 * The colours of the token file by name, for what cannot read style sheets: exported pictures.
 *
 * @example
 * readTokens('--ink: light-dark(#111111, #eeeeee);').get('ink') // => { light: '#111111', dark: '#eeeeee' }
 */
export function readTokens(css: string): ReadonlyMap<string, TokenColour> {
  const found = css.matchAll(/--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)
  return new Map([...found].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]))
}

const TOKENS = readTokens(tokens)

/** The light value of a token, as hexadecimal text. Pictures for print and papers are always light. */
export function printColour(token: string): string {
  const colour = TOKENS.get(token)
  if (colour === undefined) throw new RangeError(`no colour token --${token} in tokens.css`)
  return colour.light
}

const REGION_HUES = 10

/** The token of the region that stands at `position` in the fixed order round the circle. */
export const regionToken = (position: number): string => `region-${(position % REGION_HUES) + 1}`
