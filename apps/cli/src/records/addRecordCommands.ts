import type { ActionRoute, Route } from '@corridor/server/interface'
import { type Command, Option } from 'commander'
import { wholeNumber, withProgress } from '../commands/options.ts'
import type { RecordGroup } from './recordGroups.ts'
import { dashed, type Reading, recordParameter, routesOf } from './routesOf.ts'
import { type ActOptions, runAct } from './runAct.ts'
import { type ReadingOptions, runReading } from './runReading.ts'
import { runUpload, type UploadOptions } from './runUpload.ts'

const CONNECTION = `
A running Corridor is asked: --server, else CORRIDOR_URL, else where you signed in, else
http://127.0.0.1:3000. Whoever signed in with corridor sign-in asks; a program with the key of a
service account, in CORRIDOR_KEY or the file of --key-file. What they may is decided there, and each
look and each act is in the log. Without either only what is public is answered.`

/**
 * Adds what a group of records can be asked and told over the interface: its readings and its acts,
 * from the routes of the contract. A command that the group has already stays as it is.
 */
export function addRecordCommands(group: Command, name: RecordGroup): void {
  const { readings, acts, upload } = routesOf(name)
  const taken = new Set(group.commands.map((command) => command.name()))
  for (const reading of readings) {
    // `parameters list` was there before and prints what is in force.
    const command = taken.has(reading.name) ? 'register' : reading.name
    addReading(group, name, command, reading)
  }
  if (upload !== null) addUpload(group, name, upload)
  const show = readings.find((reading) => reading.name === 'show')?.route ?? null
  if (acts.size > 0) addActs(group, name, acts, show)
}

const connected = (command: Command): Command =>
  withProgress(
    command
      .option('--server <url>', 'address of a running Corridor')
      .option('--key-file <file>', 'file with the key of a service account')
      .option('--json', 'print JSON'),
  )

function addReading(group: Command, name: RecordGroup, word: string, reading: Reading): void {
  const { route, record } = reading
  const command = connected(group.command(word).description(`${route.summary}.`))
  if (record !== null) command.argument('<id>', `id of the ${dashed(record).replaceAll('-', ' ')}`)
  const filters = Object.keys(route.input.shape).filter((one) => one !== record)
  for (const filter of filters) command.addOption(filterOption(route, filter))
  if (route.file !== undefined) command.option('--to <file>', 'where the file is put')
  if (filters.includes('after')) command.option('--all', 'every page')
  command.addHelpText(
    'after',
    `${CONNECTION}\n\nExample:\n  ${exampleOf(name, word, route, record)}`,
  )
  command.action(async (...given: readonly unknown[]) => {
    const [id, options] = record === null ? [undefined, given[0]] : [given[0], given[1]]
    const typed = options as ReadingOptions & Readonly<Record<string, unknown>>
    const input = {
      ...Object.fromEntries(
        filters.filter((one) => typed[one] !== undefined).map((one) => [one, typed[one]]),
      ),
      ...(record === null ? {} : { [record]: id }),
    }
    await runReading(route, input, typed)
  })
}

/** A filter of a list: the schema of the route looks at what was typed. */
function filterOption(route: Route, name: string): Option {
  const words = route.input.shape[name]?.description ?? name.replace(/[A-Z]/g, ' $&').toLowerCase()
  return new Option(`--${dashed(name)} <${dashed(name)}>`, words)
}

function exampleOf(name: RecordGroup, word: string, route: Route, record: string | null): string {
  const example = route.examples.at(-1) as Readonly<Record<string, unknown>>
  const filters = Object.entries(example)
    .filter(([key]) => key !== record)
    .map(([key, value]) => ` --${dashed(key)} ${String(value)}`)
  const id = record === null ? '' : ` ${String(example[record])}`
  return `corridor ${name} ${word}${id}${filters.join('')}`
}

function addActs(
  group: Command,
  name: RecordGroup,
  acts: ReadonlyMap<string, ActionRoute>,
  show: Route | null,
): void {
  const width = Math.max(...[...acts.keys()].map((one) => one.length))
  const list = [...acts].map(([one, { summary }]) => `  ${one.padEnd(width)}  ${summary}`)
  const [first] = [...acts.keys()]
  const [onRecord] = [...acts].find(([, route]) => recordParameter(route) !== null) ?? [first]
  const command = connected(
    group
      .command('act')
      .description('Take an act: recorded once, however often it is sent under its key.')
      .argument('<name>', 'which act')
      .argument('[id]', 'the record; left out for an act that begins one'),
  )
    .option('--json-body <file>', 'what the act says, as a JSON object')
    .option('--field <name=value>', 'a field of it; may be repeated', gather, [])
    .option(
      '--record-version <n>',
      'the version that you saw; else the present one',
      wholeNumber(0),
    )
    .option('--idempotency-key <key>', 'of an act that is sent once more')
    .option('--example', 'print an example of what the act says, and send nothing')
    .addHelpText(
      'after',
      `
Acts:
${list.join('\n')}
${CONNECTION}

A field goes deeper with points (terms.act=refuse); what reads as JSON is taken as such. Ends with 1
when the act was refused, with every rule that stands against it.

Examples:
  corridor ${name} act ${first} --example
  corridor ${name} act ${onRecord} ID --json-body act.json`,
    )
  command.action(async (word: string, id: string | undefined, options: ActOptions) => {
    const route = acts.get(word)
    if (route === undefined) {
      command.error(`error: there is no act '${word}'. Choose from ${[...acts.keys()].join(', ')}`)
    }
    await runAct(route!, show, id, options)
  })
}

const gather = (text: string, before: readonly string[]): readonly string[] => [...before, text]

function addUpload(group: Command, name: RecordGroup, route: Route): void {
  const command = connected(
    group
      .command('send')
      .description(`${route.summary}.`)
      .argument('<file>', 'PDF, JPEG, PNG or WebP'),
  ).option('--idempotency-key <key>', 'of a file that is sent once more')
  const fields = Object.keys(route.input.shape)
  for (const field of fields) command.addOption(filterOption(route, field))
  const example = Object.entries(route.examples[0] as Readonly<Record<string, unknown>>)
    .map(([key, value]) => ` --${dashed(key)} ${String(value)}`)
    .join('')
  command.addHelpText(
    'after',
    `${CONNECTION}\n\nExample:\n  corridor ${name} send paper.pdf${example}`,
  )
  command.action(async (file: string, options: UploadOptions & Record<string, unknown>) => {
    const input = Object.fromEntries(
      fields.filter((one) => options[one] !== undefined).map((one) => [one, options[one]]),
    )
    await runUpload(route, file, input, options)
  })
}
