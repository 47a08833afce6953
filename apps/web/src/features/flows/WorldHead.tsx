import { parsePeriod } from '@corridor/kernel'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { WORLD_PATH } from '../../app/paths.ts'
import type { Query } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Term } from '../../ui/Term.tsx'
import { regionBalance } from './estimateWords.ts'
import type { World } from './useWorld.ts'

/** Name of the page and its first sentence; on an opened region the way back. */
export function WorldHead({
  world,
  open,
  query,
}: {
  readonly world: World
  readonly open: string | undefined
  readonly query: Query
}) {
  const t = useMessages()
  const { format } = useReader()
  const { estimate } = world.answer
  const { from, to } = parsePeriod(estimate.period)
  return (
    <header className="world-head">
      {open !== undefined && (
        <p className="note">
          <AppLink to={WORLD_PATH} search={query}>
            {t('region.back')}
          </AppLink>
        </p>
      )}
      <h1>{open === undefined ? t('world.title') : world.areas.name(open)}</h1>
      <p className="lead">
        {open === undefined
          ? t('world.lead', {
              total: format.inWords(estimate.total),
              start: format.year(from),
              end: format.year(to),
            })
          : regionBalance(t, format, world, open)}{' '}
        <Term meaning={t('term.flow')}>{t('term.flow.word')}</Term>
      </p>
    </header>
  )
}
