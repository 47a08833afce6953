import type { originCoverageRoute, socialSecurityCoverageRoute } from '@corridor/contract'
import { isResidual, type StockTable } from '@corridor/evidence'
import { DomainError, type IsoDate } from '@corridor/kernel'
import { type Coverage, coverageOf, type SocialSecurityAgreement } from '@corridor/totalization'
import type { CatalogueEntry, EvidenceStore } from '../../evidence/index.ts'
import type { Answer } from '../../http/mount.ts'
import { sourceReference } from '../releases/sourceReference.ts'
import { observeStocks } from '../stocks/observeStocks.ts'

/** Said with every answer that rests on the register. */
export const REGISTER_NOTE =
  'The register of agreements is not complete: where it holds none there may be one. Shares are least ones.'

const STOCK_NOTE =
  'Persons born in a State who live in another. Agreements cover by insurance, residence or nationality, so that this is a figure of reach, not of rights.'

export interface CoverageQuestion {
  readonly on: IsoDate
  readonly release: string | undefined
  readonly year: number | undefined
}

interface Chosen {
  readonly entry: CatalogueEntry
  readonly table: StockTable
  readonly year: number
}

/** @throws {DomainError} `unknown_release` or `period_not_covered`. */
export async function coverageAnswer(
  evidence: EvidenceStore,
  register: readonly SocialSecurityAgreement[],
  question: CoverageQuestion,
): Promise<Answer<typeof socialSecurityCoverageRoute.output>> {
  const chosen = await chooseStocks(evidence, question)
  const byOrigin = stocksByOrigin(evidence, chosen)
  return {
    ...aboutAnswer(chosen, question.on),
    origins: [...byOrigin].map(([origin, stocks]) => {
      const { persons, byClass, share } = coverageOf(register, origin, stocks, question.on)
      return { origin, persons, byClass, share }
    }),
  }
}

/** @throws {DomainError} `unknown_release` or `period_not_covered`. */
export async function originCoverageAnswer(
  evidence: EvidenceStore,
  register: readonly SocialSecurityAgreement[],
  origin: string,
  question: CoverageQuestion,
): Promise<Answer<typeof originCoverageRoute.output>> {
  const chosen = await chooseStocks(evidence, question)
  const stocks = stocksByOrigin(evidence, chosen, [origin]).get(origin) ?? []
  const coverage: Coverage = coverageOf(register, origin, stocks, question.on)
  return { ...aboutAnswer(chosen, question.on), origin, ...coverage }
}

const aboutAnswer = ({ entry, year }: Chosen, on: IsoDate) => ({
  on,
  year,
  sources: [sourceReference(entry)],
  note: `${REGISTER_NOTE} ${STOCK_NOTE}`,
})

/** The newest edition of world stocks, unless another is named. */
async function chooseStocks(
  evidence: EvidenceStore,
  { release, year }: CoverageQuestion,
): Promise<Chosen> {
  const entry =
    release === undefined
      ? (await evidence.list())
          .filter(({ kind, manifest }) => kind === 'migrant-stocks' && manifest.base === null)
          .toSorted((one, other) => other.manifest.vintage - one.manifest.vintage)[0]
      : await evidence.find(release)
  if (entry === undefined) {
    throw new DomainError('unknown_release', 'No release of migrant stocks is held')
  }
  const table = await evidence.stocks(entry.manifest.id)
  const chosen = year ?? Math.max(...table.years)
  if (table.years.includes(chosen)) return { entry, table, year: chosen }
  throw new DomainError(
    'period_not_covered',
    `${entry.manifest.id} has no year ${chosen}; choose from ${table.years.join(', ')}`,
  )
}

/** Persons of each origin by where they live; what is no place of its own is left out. */
function stocksByOrigin(
  { areaIndex }: EvidenceStore,
  { table, year }: Chosen,
  origins: readonly string[] | null = null,
): ReadonlyMap<string, readonly { readonly partner: string; readonly persons: number }[]> {
  const question = {
    origins,
    destinations: null,
    years: [year],
    sexes: ['both' as const],
    byPartner: true,
  }
  const names = { origin: origins?.[0] ?? null, destination: null }
  const isPlace = (code: string): boolean => areaIndex.byCode.has(code) && !isResidual(code)
  const byOrigin = new Map<string, { partner: string; persons: number }[]>()
  for (const { origin, destination, persons } of observeStocks(table, question, names)) {
    if (origin === null || destination === null) continue
    if (!isPlace(origin) || !isPlace(destination) || origin === destination) continue
    const held = byOrigin.get(origin) ?? []
    held.push({ partner: destination, persons })
    byOrigin.set(origin, held)
  }
  return byOrigin
}
