import { DomainError } from '@corridor/kernel'

/**
 * An e-mail address in lower case, or a telephone number as `+` and digits.
 *
 * @throws {DomainError} `bad_request` for anything else, whether somebody has it or not.
 *
 * @example
 * readContact('00974 5000-0000') // => '+97450000000'
 */
export function readContact(typed: string): string {
  const text = typed.trim().toLowerCase()
  if (text.includes('@')) {
    if (/^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(text)) return text
  } else {
    const number = text.replaceAll(/[\s().-]/g, '').replace(/^00/, '+')
    if (/^\+[1-9]\d{6,14}$/.test(number)) return number
  }
  throw new DomainError(
    'bad_request',
    'Write an e-mail address, or a telephone number that begins with + and the code of its country',
  )
}
