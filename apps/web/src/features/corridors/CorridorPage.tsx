import { parseCorridor } from '@corridor/kernel'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { corridorPath } from '../../app/paths.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import { ESTIMATE_VIEW } from '../estimates/estimateView.ts'
import { CorridorRules } from '../standards/corridor/CorridorRules.tsx'
import { DAY_VIEW } from '../standards/onDay.ts'
import { CorridorAgreements } from '../totalization/CorridorAgreements.tsx'
import { CorridorHead } from './CorridorHead.tsx'
import { HowMany } from './HowMany.tsx'
import { OpenQuestions } from './OpenQuestions.tsx'
import { QuestionLinks } from './QuestionLinks.tsx'
import { ThroughWhom } from './ThroughWhom.tsx'
import './corridors.css'

/** The estimate shown, and the day of the rules. */
const CORRIDOR_VIEW = { ...ESTIMATE_VIEW, ...DAY_VIEW }

interface Pair {
  readonly origin: string
  readonly destination: string
}

/** What is known of one corridor, in five questions. */
export function CorridorPage() {
  const t = useMessages()
  const { corridor = '' } = useParams({ strict: false })
  const areas = useAreas()
  const pair = pairOf(corridor)
  useCanonicalAddress(corridor, pair)
  const names =
    pair === null || areas === undefined
      ? ''
      : t('corridor.name', {
          origin: areas.name(pair.origin),
          destination: areas.name(pair.destination),
        })
  usePageTitle(names)
  if (pair === null) return <NotFoundPage detail={t('corridor.not-a-pair', { corridor })} />
  if (areas === undefined) {
    return (
      <div className="page">
        <Reserved what={t('corridor.what')} className="reserved-corridor" />
      </div>
    )
  }
  const unknown = [pair.origin, pair.destination].find((code) => !areas.areas.has(code))
  if (unknown !== undefined) {
    return <NotFoundPage detail={t('corridor.unknown-area', { code: unknown })} />
  }
  return <KnownCorridor key={`${pair.origin}-${pair.destination}`} areas={areas} {...pair} />
}

function KnownCorridor({ areas, ...pair }: Pair & { readonly areas: AreaNames }) {
  const [view, change] = useViewState(CORRIDOR_VIEW)
  return (
    <div className="page corridor-page">
      <CorridorHead areas={areas} {...pair} />
      <QuestionLinks />
      <HowMany areas={areas} view={view} change={change} {...pair} />
      <CorridorRules
        areas={areas}
        on={view.on}
        onDay={(on, options) => change({ on }, options)}
        {...pair}
      >
        <CorridorAgreements areas={areas} on={view.on} {...pair} />
      </CorridorRules>
      <ThroughWhom areas={areas} {...pair} />
      <OpenQuestions />
    </div>
  )
}

/** Null when the address does not name two different codes. */
function pairOf(corridor: string): Pair | null {
  try {
    return parseCorridor(corridor)
  } catch {
    return null
  }
}

/** `npl-qat` is understood, but a page has one address. */
function useCanonicalAddress(corridor: string, pair: Pair | null): void {
  const navigate = useNavigate()
  const path = pair === null ? null : corridorPath(pair.origin, pair.destination)
  const isOther = path !== null && path !== `/corridors/${encodeURIComponent(corridor)}`
  useEffect(() => {
    if (!isOther) return
    const search = (previous: unknown) => previous
    void navigate({ to: path as '/', search: search as never, replace: true })
  }, [isOther, path, navigate])
}
