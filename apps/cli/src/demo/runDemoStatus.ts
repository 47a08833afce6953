import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { withDemo } from './withDemo.ts'

/** `corridor demo status`. */
export async function runDemoStatus({ json = false }: { readonly json?: boolean }): Promise<void> {
  const { found, states } = await withDemo(
    () => {},
    async ({ ledger }) => {
      const { countStates, findDemonstration } = await import('@corridor/server/demo')
      const demonstration = await findDemonstration(ledger.owner, ledger.tenant)
      return {
        found: demonstration,
        // Counts of real files are nobody's business here.
        states: demonstration === null ? [] : await countStates(ledger),
      }
    },
  )
  if (json) {
    const demonstration =
      found === null
        ? null
        : {
            ...{ seed: found.seed, agencies: found.agencies },
            ...{ startsOn: found.starts_on, endsOn: found.ends_on },
            isComplete: found.finished !== null,
          }
    await writeOutput(formatJson({ demonstration, states }), undefined)
    return
  }
  if (found === null) {
    await writeOutput('This database is no demonstration.\n', undefined)
    return
  }
  const complete = found.finished === null ? 'not loaded in whole yet' : 'loaded in whole'
  const table = formatTable([
    { title: 'record', align: 'left', cells: states.map(({ kind }) => kind) },
    { title: 'state', align: 'left', cells: states.map(({ status }) => status) },
    { title: 'records', align: 'right', cells: states.map(({ count }) => String(count)) },
  ])
  await writeOutput(
    `A synthetic demonstration, seed ${found.seed}, ${found.agencies} agencies, ${found.starts_on} to ${found.ends_on}: ${complete}.\n\n${table}`,
    undefined,
  )
}
