/** Letters that have no base letter in Unicode but that people type without their mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
}

/**
 * Text in a form in which the same word written in different ways is the same: small letters without
 * accents, Arabic letters without vowel signs, hamza, madda and tatweel, every other mark a blank.
 *
 * @source Unicode Standard Annex 15 (NFKD) for the decomposition.
 * @example
 * foldText("Côte d'Ivoire") // => 'cote d ivoire'
 * foldText('الإمارات') === foldText('الامارات') // => true
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200c-\u200f]/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıٱىةکی]/g, (letter) => LETTERS[letter]!)
    .replace(/ء/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
