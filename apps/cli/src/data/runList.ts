import { openEvidence } from '../evidence/openEvidence.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { describeEntry, formatYears } from './describeEntry.ts'

/** `corridor data list`. */
export async function runList({ json }: { readonly json?: boolean }): Promise<void> {
  const { store, warning } = await openEvidence('all', () => {})
  const entries = await store.list()
  if (warning !== null) process.stderr.write(`note: ${warning}\n`)
  if (json === true) {
    await writeOutput(formatJson({ releases: entries.map(describeEntry) }), undefined)
    return
  }
  const column = (title: string, cells: readonly string[]) =>
    ({ title, align: 'left', cells }) as const
  const manifests = entries.map(({ manifest }) => manifest)
  await writeOutput(
    formatTable([
      column(
        'release',
        entries.map(({ id }) => id),
      ),
      column(
        'figures',
        entries.map(({ kind }) => kind),
      ),
      column(
        'origin',
        entries.map(({ origin }) => origin),
      ),
      column(
        'years',
        manifests.map(({ dimensions }) => formatYears(dimensions.years)),
      ),
      column(
        'sexes',
        manifests.map(({ dimensions }) => dimensions.sexes.join(' ')),
      ),
      column(
        'belongs with',
        manifests.map(({ matching }) => matching.join(' ') || '-'),
      ),
      column(
        'title',
        manifests.map(({ title }) => title),
      ),
    ]),
    undefined,
  )
}
