import { DomainError } from '@corridor/kernel'
import type { CatalogueEntry, EvidenceStore } from '@corridor/server/evidence'
import { openEvidence } from '../evidence/openEvidence.ts'
import { EXIT } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'

interface Verification {
  readonly release: string
  readonly sound: boolean
  readonly rows: number
  readonly checksum: string
  /** What is wrong and what to do; null for a sound release. */
  readonly problem: string | null
}

/** `corridor data verify`: every figure is read and compared with its checksum. */
export async function runVerify(
  ids: readonly string[],
  { json, progress: always }: { readonly json?: boolean; readonly progress?: boolean },
): Promise<void> {
  const progress = createProgress(process.stderr, {
    always: always ?? false,
    now: () => performance.now(),
  })
  const { store, warning } = await openEvidence(ids.length === 0 ? 'all' : ids, progress.step)
  const entries =
    ids.length === 0 ? await store.list() : await Promise.all(ids.map((id) => store.find(id)))
  const verified: Verification[] = []
  for (const entry of entries) {
    progress.step(`reading ${entry.id}`)
    verified.push(await verify(store, entry))
  }
  progress.end()
  if (warning !== null) process.stderr.write(`note: ${warning}\n`)
  await writeOutput(
    json === true ? formatJson({ releases: verified }) : tableOf(verified),
    undefined,
  )
  if (json !== true) {
    for (const { problem } of verified) {
      if (problem !== null) process.stderr.write(`corridor: ${problem}\n`)
    }
  }
  if (verified.some(({ sound }) => !sound)) process.exitCode = EXIT.refused
}

/** Reading a release checks its figures against its checksum. */
const READ: Readonly<
  Record<CatalogueEntry['kind'], (store: EvidenceStore, id: string) => Promise<unknown>>
> = {
  'migrant-stocks': (store, id) => store.stocks(id),
  'annual-demography': (store, id) => store.demography(id),
  'recruitment-statistics': (store, id) => store.statistics(id),
  'country-reports': (store, id) => store.reported(id),
}

async function verify(store: EvidenceStore, entry: CatalogueEntry): Promise<Verification> {
  const { id, kind, checksum, manifest } = entry
  const described = { release: id, rows: manifest.content.rows, checksum }
  try {
    await READ[kind](store, id)
    return { ...described, sound: true, problem: null }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ...described, sound: false, problem: error.message }
  }
}

const tableOf = (verified: readonly Verification[]): string =>
  formatTable([
    { title: 'release', align: 'left', cells: verified.map(({ release }) => release) },
    {
      title: 'result',
      align: 'left',
      cells: verified.map(({ sound }) => (sound ? 'sound' : 'DAMAGED')),
    },
    { title: 'rows', align: 'right', cells: verified.map(({ rows }) => rows.toLocaleString('en')) },
    { title: 'SHA-256', align: 'left', cells: verified.map(({ checksum }) => checksum) },
  ])
