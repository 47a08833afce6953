import type { FeasibilityBlock } from '@corridor/flows'
import type { ReactNode } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { DistancesMissing } from './DistancesMissing.tsx'
import type { FlowProblem } from './flowMessages.ts'

/** More areas than this are told as a count. */
const MOST_NAMED = 6

type Name = (code: string) => string

/** Why there is no result, where, and what to do about it. */
export function FlowTrouble({
  problem,
  name,
  children,
}: {
  readonly problem: FlowProblem
  readonly name: Name
  /** Ways out, as buttons. */
  readonly children?: ReactNode
}) {
  const t = useMessages()
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{t('whatif.no-result')}</p>
      <Reason problem={problem} name={name} />
      {children !== undefined && <p className="actions">{children}</p>}
    </div>
  )
}

function Reason({ problem, name }: { readonly problem: FlowProblem; readonly name: Name }) {
  const t = useMessages()
  const { format } = useReader()
  const { code, details, message } = problem
  if (code === 'infeasible' && Array.isArray(details.tables)) {
    return <Blocks tables={details.tables as readonly InfeasibleTable[]} name={name} />
  }
  if (code === 'infeasible_stayers' && typeof details.least === 'number') {
    const { birthplace, area, fixed, least, most } = details as unknown as StayersDetails
    return (
      <p>
        {t(least > most ? 'whatif.stayers-none' : 'whatif.stayers-range', {
          birthplace: name(birthplace),
          area: name(area),
          fixed: format.exact(fixed),
          least: format.exact(Math.ceil(least)),
          most: format.exact(Math.floor(most)),
        })}
      </p>
    )
  }
  const area = typeof details.area === 'string' ? details.area : undefined
  if (code === 'deaths_exceed_population' && area !== undefined) {
    return <p>{t('whatif.too-many-deaths', { area: name(area) })}</p>
  }
  if (code === 'unknown_area' && Array.isArray(details.areas)) {
    return <p>{t('whatif.unknown-areas', { list: details.areas.map(name).join(', ') })}</p>
  }
  if (code === 'infeasible' && typeof details.least === 'number') {
    const { origin, destination, persons, least, most } = details as unknown as FlowDetails
    return (
      <p>
        {t('whatif.flow-range', {
          origin: name(origin),
          destination: name(destination),
          fixed: format.exact(persons),
          least: format.exact(Math.ceil(least)),
          most: format.exact(Math.floor(most)),
        })}
      </p>
    )
  }
  if (code === 'missing_offset') return <DistancesMissing problem={problem} name={name} />
  // The engine writes its reasons in English.
  return (
    <p lang="en" dir="ltr">
      {message}
    </p>
  )
}

interface FlowDetails {
  readonly origin: string
  readonly destination: string
  readonly persons: number
  readonly least: number
  readonly most: number
}

interface StayersDetails {
  readonly birthplace: string
  readonly area: string
  readonly fixed: number
  readonly least: number
  readonly most: number
}

interface InfeasibleTable {
  readonly table: 'start' | 'end'
  readonly blocks: readonly FeasibilityBlock[]
}

/** Which areas cannot be brought into line with the others, and by how many persons. */
function Blocks({
  tables,
  name,
}: {
  readonly tables: readonly InfeasibleTable[]
  readonly name: Name
}) {
  const t = useMessages()
  const { format } = useReader()
  const listed = (codes: readonly string[]): string =>
    codes.length > MOST_NAMED
      ? t('whatif.areas', { count: codes.length })
      : codes.map(name).join(', ')
  return (
    <>
      <p>{t('whatif.infeasible')}</p>
      <ul>
        {tables.flatMap(({ table, blocks }) =>
          smallBlocks(blocks).map(({ birthplaces, residences, gapPersons }) => (
            <li key={`${table} ${residences.join()} ${birthplaces.join()}`}>
              {t(gapPersons > 0 ? `whatif.block-more-${table}` : `whatif.block-fewer-${table}`, {
                birthplaces: listed(birthplaces),
                residences: listed(residences),
                persons: format.exact(Math.max(1, Math.abs(Math.round(gapPersons)))),
              })}
            </li>
          )),
        )}
      </ul>
      <p>{t('whatif.infeasible-fix')}</p>
    </>
  )
}

/** All blocks but the largest, which is the rest of the world. */
function smallBlocks(blocks: readonly FeasibilityBlock[]): readonly FeasibilityBlock[] {
  const size = ({ birthplaces, residences }: FeasibilityBlock) =>
    birthplaces.length + residences.length
  const largest = blocks.reduce<FeasibilityBlock | null>(
    (best, block) => (best === null || size(block) > size(best) ? block : best),
    null,
  )
  return blocks.length < 2 ? [] : blocks.filter((block) => block !== largest)
}
