import type { Corridor } from '@corridor/kernel'
import type { Command } from 'commander'
import type { DayOptions } from '../../standards/runStatus.ts'
import { corridorArgument, instrumentArgument, stateArgument, withDay } from './standardsOptions.ts'

/** Who is bound by what, on which day. */
export function addQuestions(standards: Command): void {
  addStatus(standards)
  addBinding(standards)
  addCount(standards)
  addCompare(standards)
  addInstruments(standards)
  addShow(standards)
}

function addStatus(standards: Command): void {
  withDay(
    standards
      .command('status')
      .description('The standing of one State under one instrument.')
      .addArgument(stateArgument())
      .addArgument(instrumentArgument()),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  corridor standards status NPL C097 --on 2014-05-28\n  corridor standards status PHL ICRMW --json',
    )
    .action(async (state: string, instrument: string, options: DayOptions) => {
      const { runStatus } = await import('../../standards/runStatus.ts')
      await runStatus(state, instrument, options)
    })
}

function addBinding(standards: Command): void {
  withDay(
    standards
      .command('binding')
      .description('What binds the two ends of a corridor, the gaps, and what would fill them.')
      .addArgument(corridorArgument()),
  )
    .addHelpText('after', '\nExample:\n  corridor standards binding NPL-QAT --on 2014-05-28')
    .action(async (corridor: Corridor, options: DayOptions) => {
      const { runBinding } = await import('../../standards/runBinding.ts')
      await runBinding(corridor, options)
    })
}

function addCount(standards: Command): void {
  withDay(
    standards
      .command('count')
      .description('How many States an instrument has, registered and bound.')
      .addArgument(instrumentArgument()),
  )
    .addHelpText('after', '\nExample:\n  corridor standards count C097 --on 2014-05-28')
    .action(async (instrument: string, options: DayOptions) => {
      const { runCount } = await import('../../standards/runCount.ts')
      await runCount(instrument, options)
    })
}

function addCompare(standards: Command): void {
  withDay(
    standards
      .command('compare')
      .description('Two States side by side.')
      .addArgument(stateArgument('state'))
      .addArgument(stateArgument('other')),
  )
    .addHelpText('after', '\nExample:\n  corridor standards compare NPL QAT')
    .action(async (state: string, other: string, options: DayOptions) => {
      const { runCompare } = await import('../../standards/runCompare.ts')
      await runCompare(state, other, options)
    })
}

function addInstruments(standards: Command): void {
  withDay(
    standards.command('instruments').description('Every instrument with its number of States.'),
  )
    .addHelpText('after', '\nExample:\n  corridor standards instruments --on 2014-05-28')
    .action(async (options: DayOptions) => {
      const { runInstruments } = await import('../../standards/runInstruments.ts')
      await runInstruments(options)
    })
}

function addShow(standards: Command): void {
  withDay(
    standards
      .command('show')
      .description('One instrument: its articles in plain words, its numbers, its window.')
      .addArgument(instrumentArgument()),
  )
    .addHelpText('after', '\nExample:\n  corridor standards show C097')
    .action(async (instrument: string, options: DayOptions) => {
      const { runShow } = await import('../../standards/runShow.ts')
      await runShow(instrument, options)
    })
}
