import { DomainError } from '@corridor/kernel'
import { type Algorithm, hash, verify } from '@node-rs/argon2'

// The package declares its constants for the compiler only.
const ARGON2ID = 2 as Algorithm.Argon2id
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const FEWEST_CHARACTERS = 12
const MOST_CHARACTERS = 128

/** Compared against where there is no account, so that the answer takes as long. */
let noAccount: Promise<string> | undefined

const asCompared = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> =>
  hash(asCompared(password), PARAMETERS)

/** @param stored null where there is no account: compares all the same, and is false. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  noAccount ??= hash('nobody has this password', PARAMETERS)
  const matches = await verify(stored ?? (await noAccount), asCompared(password))
  return stored !== null && matches
}

const COMMON = ['password', 'passwort', 'contrasena', 'motdepasse', 'qwerty', 'azerty', 'corridor']

/**
 * Refuses a password that is guessed early: short, made of few characters, a row of the keyboard or
 * the alphabet, a usual word with trimmings, or the person's own name or address.
 *
 * @throws {DomainError} `password_refused` saying what to change.
 */
export function checkPassword(password: string, about: readonly string[]): void {
  const text = asCompared(password)
  const length = [...text].length
  const refuse = (why: string) => {
    throw new DomainError('password_refused', why)
  }
  if (length < FEWEST_CHARACTERS) {
    refuse(`Use at least ${FEWEST_CHARACTERS} characters; a sentence is easy to remember`)
  }
  if (length > MOST_CHARACTERS) refuse(`Use at most ${MOST_CHARACTERS} characters`)
  const letters = text.toLowerCase()
  if (new Set(letters).size < 5) refuse('Use more different characters')
  const steps = [...letters].map((letter) => letter.codePointAt(0)!)
  const rows = steps.slice(1).filter((code, place) => Math.abs(code - steps[place]!) <= 1).length
  if (rows > length * 0.6) refuse('Do not use letters or digits in a row')
  const bare = letters.replaceAll(/[^\p{L}]/gu, '')
  if (COMMON.some((word) => bare.includes(word) && bare.length - word.length < 6)) {
    refuse('Do not build on a usual word; use a sentence of your own')
  }
  const own = about.flatMap((entry) => entry.toLowerCase().split(/[\s@.]+/))
  const rest = own.reduce(
    (left, word) => (word.length < 4 ? left : left.replaceAll(word, '')),
    letters,
  )
  if (rest !== letters && [...rest].length < FEWEST_CHARACTERS) {
    refuse('Do not use your name or address in it')
  }
}
