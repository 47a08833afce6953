import { basename } from 'node:path'
import { type FileProblem, inWords, type ReleaseManifest } from '@corridor/evidence'
import type { ImportFile, ImportReport, ImportRequest } from '@corridor/server/evidence'
import { type OpenEvidence, openEvidence } from '../evidence/openEvidence.ts'
import { withDatabase } from '../evidence/withDatabase.ts'
import { UsageError } from '../exitCodes.ts'
import { readFileBytes } from '../files/readTextFile.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'

export interface ImportOptions {
  readonly kind: 'stocks' | 'demography'
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly revision: string
  readonly licence: string
  readonly licenceUrl?: string
  readonly licenceVerified?: boolean
  readonly citation: string
  readonly vintage?: number
  readonly published?: string
  readonly source?: string
  readonly matching?: readonly string[]
  readonly base?: string
  readonly note?: readonly string[]
  readonly synthetic?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

interface Outcome extends Pick<ImportReport, 'warnings' | 'warningCount' | 'overlay'> {
  readonly outcome: ImportReport['outcome'] | 'checked'
  readonly manifest: ReleaseManifest
}

/** `corridor data import`: checks a file, and unless it is a trial makes a release of it. */
export async function runImport(path: string, options: ImportOptions): Promise<void> {
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const request = describeRequest(path, options)
  progress.step(`reading ${path}`)
  const file = { name: basename(path), bytes: await readFileBytes(path) }
  const evidence = await openEvidence('all', progress.step)
  progress.step(`checking ${path}`)
  const outcome =
    options.dryRun === true
      ? await check({ ...request, file }, evidence)
      : await enter(request, file, evidence, progress.step)
  progress.end()
  await report(outcome, options)
}

/** Everything an import refuses is refused here, and nothing is written. */
async function check(request: ImportRequest, { store }: OpenEvidence): Promise<Outcome> {
  const { prepareImport, sameRelease } = await import('@corridor/server/evidence')
  const prepared = await prepareImport(request, store)
  const { id } = prepared.manifest
  sameRelease(
    (await store.list()).find((entry) => entry.id === id),
    prepared.manifest,
  )
  return { outcome: 'checked', ...prepared }
}

async function enter(
  request: ImportRequest,
  file: ImportFile,
  { config, store }: OpenEvidence,
  log: (line: string) => void,
): Promise<Outcome> {
  const { catalogueStore, importRelease, syncShippedReleases } = await import(
    '@corridor/server/evidence'
  )
  return withDatabase(config, log, async (kysely) => {
    const now = () => new Date()
    // Where Corridor was never started the catalogue does not know yet which names are taken.
    await syncShippedReleases(catalogueStore(kysely), config.shippedDataDir, now)
    const place = { kysely, dataDir: config.dataDir, evidence: store, now }
    const { entry, ...rest } = await importRelease({ ...request, file }, place)
    return { ...rest, manifest: entry.manifest }
  })
}

function describeRequest(path: string, options: ImportOptions): ImportRequest {
  const { base, kind, licence, licenceUrl } = options
  if (base !== undefined && kind !== 'stocks') {
    throw new UsageError('--base is for --kind stocks: only stocks are laid over a release')
  }
  const vintage = options.vintage ?? Number(/\b(?:19|20)\d{2}\b/.exec(options.revision)?.[0])
  if (Number.isNaN(vintage)) {
    throw new UsageError(
      `no year is in --revision "${options.revision}"; add the year by which it is known, as --vintage 2024`,
    )
  }
  return {
    file: path,
    kind: kind === 'stocks' ? 'migrant-stocks' : 'annual-demography',
    ...(base !== undefined && { base }),
    draft: {
      id: options.id,
      title: options.title,
      publisher: options.publisher,
      revision: options.revision,
      published: options.published ?? null,
      licence: {
        name: licence,
        status: options.licenceVerified === true ? 'verified' : 'unverified',
        ...(licenceUrl !== undefined && { url: licenceUrl }),
      },
      citation: options.citation,
      source: options.source ?? `Imported from ${basename(path)}`,
      vintage,
      matching: options.matching ?? [],
      synthetic: options.synthetic ?? false,
      notes: options.note ?? [],
    },
  }
}

async function report(
  { outcome, manifest, warnings, warningCount, overlay }: Outcome,
  { json }: ImportOptions,
): Promise<void> {
  if (json === true) {
    const { id, content, dimensions } = manifest
    await writeOutput(
      formatJson({
        outcome,
        release: id,
        checksum: content.sha256,
        rows: content.rows,
        dimensions,
        overlay: overlay && { replaced: overlay.replaced, yearsLeftOut: overlay.yearsLeftOut },
        warningCount,
        warnings,
      }),
      undefined,
    )
    return
  }
  for (const sentence of warningsInWords(warnings, warningCount)) {
    process.stderr.write(`note: ${sentence}\n`)
  }
  await writeOutput(`${resultInWords(outcome, manifest, overlay).join('\n')}\n`, undefined)
}

const warningsInWords = (warnings: readonly FileProblem[], count: number): string[] => [
  ...warnings.map(inWords),
  ...(count > warnings.length ? [`and ${count - warnings.length} more to look at`] : []),
]

const OUTCOMES: Readonly<Record<Outcome['outcome'], string>> = {
  imported: 'Imported',
  'already-there': 'Already there with the same figures, nothing changed:',
  checked: 'Nothing is wrong; without --dry-run this would become',
}

function resultInWords(
  outcome: Outcome['outcome'],
  { id, title, content, dimensions, matching, kind }: ManifestWords,
  overlay: Outcome['overlay'],
): string[] {
  const { years, sexes, areas } = dimensions
  const lines = [
    `${OUTCOMES[outcome]} ${id} (${title})`,
    `${content.rows.toLocaleString('en')} rows, ${areas} areas, years ${years.join(' ')}, ${sexes.join(' ')}`,
  ]
  if (overlay !== null) {
    const places = new Set(overlay.replaced.map(({ destination }) => destination))
    lines.push(`Laid over the base: figures of ${[...places].join(' ')} replaced`)
    if (overlay.yearsLeftOut.length > 0) {
      lines.push(`Years that the base does not have, left out: ${overlay.yearsLeftOut.join(' ')}`)
    }
  }
  if (matching.length === 0) {
    const other = kind === 'migrant-stocks' ? '--demography' : '--stocks'
    lines.push(`It names no release that belongs with it; name one with ${other} when estimating`)
  }
  return lines
}

type ManifestWords = Pick<
  ReleaseManifest,
  'id' | 'title' | 'content' | 'dimensions' | 'matching' | 'kind'
>
