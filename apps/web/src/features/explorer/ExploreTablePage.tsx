import { useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { aboutTablePath, EXPLORE_PATH } from '../../app/paths.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { EXPLORE_VIEW, type ExploreView } from './exploreView.ts'
import { TableDesk } from './TableDesk.tsx'
import { useStructure } from './useTable.ts'
import '../../ui/reference.css'
import './explorer.css'

/** One table of the explorer: what is chosen of it, as a table or chart, and how to take it along. */
export function ExploreTablePage() {
  const { dataflow } = useParams({ strict: false }) as { readonly dataflow: string }
  const t = useMessages()
  const [view, change] = useViewState(EXPLORE_VIEW)
  const { structure, error, refetch } = useStructure(dataflow, view.asOf)
  usePageTitle(structure?.name ?? t('explorer.title'))
  const changeView = useCallback(
    (part: Partial<ExploreView>, options?: { readonly replace?: boolean }) => change(part, options),
    [change],
  )
  if (structure === null) return <NotFoundPage />
  return (
    <div className="page explore">
      <p className="trail">
        <AppLink to={EXPLORE_PATH}>{t('explorer.title')}</AppLink>
        {structure !== undefined && (
          <AppLink to={aboutTablePath(structure.id)}>{t('explorer.about')}</AppLink>
        )}
      </p>
      {error !== null ? (
        <RouteProblem error={error} onRetry={() => void refetch()} />
      ) : structure === undefined ? (
        <Reserved what={t('explorer.this-table')} className="reserved-reference" />
      ) : (
        <>
          <h1>{structure.name}</h1>
          <p lang={structure.descriptionLanguage} dir="auto">
            {structure.description}
          </p>
          <TableDesk structure={structure} view={view} change={changeView} />
        </>
      )}
    </div>
  )
}
