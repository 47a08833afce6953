import { DomainError } from '@corridor/kernel'
import { type Instrument, isChecked } from '@corridor/totalization'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { heldInstruments } from './heldInstruments.ts'

export interface JsonOption {
  readonly json?: boolean
}

/** `corridor totalization instruments`. */
export async function runInstruments(id: string | undefined, { json }: JsonOption): Promise<void> {
  const instruments = await heldInstruments()
  if (id === undefined) {
    const text = json === true ? formatJson({ instruments }) : listOf(instruments)
    await writeOutput(text, undefined)
    return
  }
  const instrument = instruments.find((one) => one.id === id)
  if (instrument === undefined) {
    const ids = instruments.map((one) => one.id).join(', ')
    throw new DomainError(
      'unknown_instrument',
      `There is no instrument "${id}"; choose from ${ids}`,
    )
  }
  const text = json === true ? formatJson({ ...instrument }) : describe(instrument)
  await writeOutput(text, undefined)
}

function listOf(instruments: readonly Instrument[]): string {
  const left = (title: string, cells: readonly string[]) =>
    ({ title, align: 'left', cells }) as const
  const right = (title: string, cells: readonly string[]) =>
    ({ title, align: 'right', cells }) as const
  return formatTable([
    left(
      'instrument',
      instruments.map(({ id }) => id),
    ),
    left(
      'kind',
      instruments.map(({ kind }) => kind),
    ),
    left(
      'in force',
      instruments.map(({ inForce }) => inForce.from ?? 'not known'),
    ),
    right(
      'States',
      instruments.map(({ parties }) => (parties === 'any' ? 'any' : String(parties.length))),
    ),
    right(
      'rules',
      instruments.map(({ clauses }) => String(clauses.length)),
    ),
    right(
      'not checked',
      instruments.map(({ clauses }) =>
        String(clauses.filter(({ verification }) => !isChecked(verification)).length),
      ),
    ),
    left(
      'name',
      instruments.map(({ name }) => name),
    ),
  ])
}

function describe(instrument: Instrument): string {
  const { parties, clauses, limits, branches } = instrument
  const states =
    parties === 'any'
      ? 'a model without parties'
      : parties
          .map(
            ({ state, from, to }) =>
              `${state} from ${from ?? 'a day not known'}${to === null ? '' : ` to ${to}`}`,
          )
          .join(', ')
  const covered = branches
    .map(({ branch, coordination }) => `${branch} (${coordination})`)
    .join(', ')
  return [
    `${instrument.name}: ${instrument.citation}`,
    `Described ${instrument.describedOn}, version ${instrument.version}. ${instrument.licence}.`,
    `States: ${states}`,
    `Branches: ${covered}`,
    '',
    ...clauses.map(
      ({ rule, step, article, says, verification, source }) =>
        `${rule} ${step} [${article}; ${isChecked(verification) ? verification : `not checked: ${verification}`}]\n  ${says}${source === null ? '' : `\n  Seen in: ${source}`}`,
    ),
    '',
    'Limits:',
    ...limits.map((limit) => `  ${limit}`),
    '',
  ].join('\n')
}
