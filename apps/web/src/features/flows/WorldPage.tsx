import { useNavigate, useParams } from '@tanstack/react-router'
import { AppLink } from '../../app/AppLink.tsx'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { COMPARE_PATH, countryPath, regionPath, WORLD_PATH } from '../../app/paths.ts'
import { useViewState } from '../../app/useViewState.ts'
import { formatViewState } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { compareQuery } from '../comparison/compareLink.ts'
import { EstimateFiles } from '../estimates/EstimateFiles.tsx'
import { useEstimateQuery } from '../estimates/useEstimateQuery.ts'
import { EstimateDiagnostics } from './EstimateDiagnostics.tsx'
import { RegionSummary } from './RegionSummary.tsx'
import { SourceList } from './SourceList.tsx'
import { TopCorridors } from './TopCorridors.tsx'
import { useWorld, type World } from './useWorld.ts'
import { WorldControls } from './WorldControls.tsx'
import { WorldFigure } from './WorldFigure.tsx'
import { WorldFindings } from './WorldFindings.tsx'
import { WorldHead } from './WorldHead.tsx'
import { WorldIntervals } from './WorldIntervals.tsx'
import { WorldProblem } from './WorldProblem.tsx'
import { estimateInput } from './worldQueries.ts'
import { WORLD_VIEW, type WorldView } from './worldView.ts'
import './WorldPage.css'

/** The world's flows between regions; a region in the path is opened into its countries. */
export function WorldPage() {
  const t = useMessages()
  const { region } = useParams({ strict: false })
  const [view, change] = useViewState(WORLD_VIEW)
  const { world, error, retry } = useWorld(view, region)
  usePageTitle(region === undefined ? t('world.title') : (world?.areas.name(region) ?? region))
  if (error?.problem?.code === 'unknown_area' && region !== undefined) {
    return <NotFoundPage detail={t('region.unknown', { code: region })} />
  }
  if (error !== null) {
    return (
      <div className="page">
        <h1>{t('world.title')}</h1>
        <WorldProblem error={error} onRetry={retry} change={change} />
      </div>
    )
  }
  return (
    <div className="page world">
      {world === undefined ? (
        <>
          <h1>{t('world.title')}</h1>
          <Reserved what={t('world.what')} className="reserved-world" />
        </>
      ) : (
        <LoadedWorld world={world} view={view} change={change} />
      )}
    </div>
  )
}

interface LoadedWorldProps {
  readonly world: World
  readonly view: WorldView
  readonly change: (part: Partial<WorldView>) => void
}

function LoadedWorld({ world, view, change }: LoadedWorldProps) {
  const t = useMessages()
  const navigate = useNavigate()
  const open = world.answer.open ?? undefined
  // An opened region is a page of its own: the pair that was kept does not lead there.
  const estimateQuery = useEstimateQuery()
  const query = formatViewState(WORLD_VIEW, { ...view, from: undefined, to: undefined })
  const go = (path: string, search: typeof query | Record<string, never>) =>
    void navigate({ to: path as '/', search: search as never, resetScroll: false })
  const onOpen = (code: string) => {
    const isRegion = world.areas.regionsOf('science-2014').some((known) => known.code === code)
    if (isRegion && code !== open) go(regionPath(code), query)
    else if (!isRegion) {
      void navigate({ to: countryPath(code) as '/', search: estimateQuery as never })
    }
  }
  const { estimate } = world.answer
  return (
    <>
      <WorldHead world={world} open={open} query={query} />
      <div className="world-plate">
        <WorldControls world={world} view={view} change={change} />
        <WorldFigure
          world={world}
          view={view}
          open={open}
          change={change}
          onOpen={onOpen}
          onClose={() => go(WORLD_PATH, query)}
        />
      </div>
      {open === undefined ? (
        <WorldFindings world={world} />
      ) : (
        <RegionSummary world={world} region={open} query={query} />
      )}
      <p>
        <AppLink
          to={COMPARE_PATH}
          search={compareQuery(world.options, world.selection, {
            from: view.from ?? open,
            to: view.to,
          })}
        >
          {t('estimates.compare')}
        </AppLink>
      </p>
      <TopCorridors world={world} view={view} open={open} />
      <WorldIntervals world={world} view={view} change={change} />
      <EstimateFiles selection={estimateInput(view)} />
      <EstimateDiagnostics estimate={estimate} name={world.areas.name} />
      <SourceList sources={estimate.sources} />
    </>
  )
}
