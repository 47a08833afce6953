import { openEvidence } from '../evidence/openEvidence.ts'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { describeEntry, formatYears } from './describeEntry.ts'

/** `corridor data show`. */
export async function runShow(id: string, { json }: { readonly json?: boolean }): Promise<void> {
  const { store } = await openEvidence([id], () => {})
  const entry = await store.find(id)
  const described = describeEntry(entry)
  if (json === true) {
    await writeOutput(formatJson(described), undefined)
    return
  }
  const { dimensions, content, licence } = described
  const fields: readonly (readonly [string, string | null])[] = [
    ['release', described.id],
    ['title', described.title],
    ['figures', `${described.kind} in ${described.unit}${described.synthetic ? ', made up' : ''}`],
    ['publisher', described.publisher],
    ['revision', described.revision],
    ['published', described.published],
    ['licence', `${licence.name} (${licence.status})${licence.url ? ` ${licence.url}` : ''}`],
    ['citation', described.citation],
    ['source', described.source],
    ['years', formatYears(dimensions.years)],
    ['sexes', dimensions.sexes.join(', ')],
    ['areas', dimensions.areas.toLocaleString('en')],
    ['rows', content.rows.toLocaleString('en')],
    ['belongs with', described.matching.join(', ') || null],
    ['laid over', described.base],
    ['origin', described.origin],
    ['imported', described.catalogued],
    ['checksum', `SHA-256 ${content.sha256}`],
    ...described.notes.map((note) => ['note', note] as const),
  ]
  const widest = Math.max(...fields.map(([name]) => name.length))
  const lines = fields.flatMap(([name, text]) =>
    text === null ? [] : [`${name.padEnd(widest)}  ${text}`],
  )
  await writeOutput(`${lines.join('\n')}\n`, undefined)
}
