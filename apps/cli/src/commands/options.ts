import type { DistanceDecay } from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import { type Command, InvalidArgumentError } from 'commander'

/** Makes a reader of the kernel into one for an option: what it refuses is wrong usage. */
export const parsedBy =
  <T>(parse: (text: string) => T) =>
  (text: string): T => {
    try {
      return parse(text)
    } catch (error) {
      if (error instanceof DomainError) throw new InvalidArgumentError(error.message)
      throw error
    }
  }

/** A whole number of at least `smallest`. */
export const wholeNumber =
  (smallest: number, largest = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= smallest && value <= largest) return value
    const range =
      largest === Number.MAX_SAFE_INTEGER ? `of at least ${smallest}` : `${smallest} to ${largest}`
    throw new InvalidArgumentError(`Write a whole number ${range}.`)
  }

/** A share from 0 to 1. */
export function share(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 1) return value
  throw new InvalidArgumentError('Write a number from 0 to 1, for example 0.87.')
}

/** A number above 0. */
export function aboveZero(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value < Infinity) return value
  throw new InvalidArgumentError('Write a number above 0.')
}

/** How the weight of a move falls with distance. */
export function distanceDecay(text: string): DistanceDecay {
  const [kind, parameter = '', ...more] = text.split('=').map((part) => part.trim())
  if (more.length > 0 || (kind !== 'power' && kind !== 'exponential')) {
    throw new InvalidArgumentError('Write power=1 or exponential=0.001, for example.')
  }
  const value = aboveZero(parameter)
  return kind === 'power' ? { kind, beta: value } : { kind, gammaPerKm: value }
}

/** Two areas, which are looked up once the tables are read. */
export function pairOfAreas(text: string): string {
  if (/^[^\s->].*[->].*[^\s->]$/.test(text.trim())) return text.trim()
  throw new InvalidArgumentError('Write two areas, for example NPL-QAT.')
}

/** Words separated by commas; the option may also be repeated. */
export const listOf =
  <T extends string>(allowed?: readonly T[]) =>
  (text: string, before: readonly T[] = []): readonly T[] => {
    const words = text.split(',').map((word) => word.trim()) as T[]
    const unknown = words.filter((word) => word === '' || !(allowed?.includes(word) ?? true))
    if (unknown.length > 0) {
      const choices = allowed === undefined ? '' : ` Choose from ${allowed.join(', ')}.`
      throw new InvalidArgumentError(`"${unknown[0]}" is not one of them.${choices}`)
    }
    return [...before, ...words]
  }

/** The option that long commands have. */
export const withProgress = (command: Command): Command =>
  command.option('--progress', 'say each step on standard error, also when it is not a terminal')
