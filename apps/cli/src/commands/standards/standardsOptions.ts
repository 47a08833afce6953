import { parseCorridor, parseIsoDate } from '@corridor/kernel'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { parsedBy } from '../options.ts'

/** A day, for commands that are asked for one; today when left out. */
export const withDay = (command: Command): Command =>
  command
    .addOption(
      new Option('--on <date>', 'the day asked for, as 2014-05-28 (default: today)').argParser(
        parsedBy(parseIsoDate),
      ),
    )
    .option('--json', 'print JSON')

export const stateArgument = (name = 'state'): Argument =>
  new Argument(`<${name}>`, 'three letters, as NPL').argParser(stateCode)

/** A State as it may be typed, as its code. */
export function stateCode(text: string): string {
  if (/^[A-Za-z]{3}$/.test(text)) return text.toUpperCase()
  throw new InvalidArgumentError('Write the three-letter code of a State, for example NPL.')
}

export const instrumentArgument = (): Argument =>
  new Argument('<instrument>', 'C, P or R and a number, as C097; or ICRMW').argParser(instrumentId)

/** An instrument as it may be typed, as `C097`. */
export function instrumentId(text: string): string {
  const upper = text.toUpperCase()
  const numbered = /^([CPR])0*(\d{1,3})$/.exec(upper)
  if (numbered !== null) return `${numbered[1]}${numbered[2]!.padStart(3, '0')}`
  if (upper === 'ICRMW') return upper
  throw new InvalidArgumentError('Write C097, P029, R086 or ICRMW, for example.')
}

export const corridorArgument = (): Argument =>
  new Argument('<corridor>', 'origin and destination, as NPL-QAT').argParser(
    parsedBy(parseCorridor),
  )
