/**
 * Text as it is searched and sorted: small letters without accents, single spaces.
 *
 * @example searchable('  Étoile   SARL ') // => 'etoile sarl'
 */
export const searchable = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
