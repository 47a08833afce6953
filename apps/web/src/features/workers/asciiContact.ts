import { asciiDigits } from '../identity/asciiDigits.ts'

/** An address as the server reads it: digits of a telephone number turned, an e-mail left as it is. */
export const asciiContact = (typed: string): string =>
  typed.includes('@') ? typed.trim() : asciiDigits(typed)
