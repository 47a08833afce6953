import type { SourceReference } from '@corridor/contract'
import { type ReactNode, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { usePermalink } from '../../app/usePermalink.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Citation } from '../../ui/Citation.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Downloads } from './Downloads.tsx'
import { embedCode } from './embedCode.ts'
import type { ExploreView } from './exploreView.ts'
import { dataAddress, dataAddress15 } from './queryAddress.ts'
import { SCRIPTS, type Script, script } from './scripts.ts'
import { tableTitle } from './tableTitle.ts'
import { useFigureWords } from './useFigureWords.ts'
import type { Table } from './useTable.ts'

interface TakeAlongProps {
  readonly table: Table
  readonly sources: readonly SourceReference[]
  readonly change: (part: Partial<ExploreView>) => void
}

/** The ways to take the figures along: link, files, scripts, citation, a frame for another site. */
export function TakeAlong(props: TakeAlongProps) {
  const t = useMessages()
  const permalink = usePermalink()
  return (
    <section aria-labelledby="explore-along" className="explore-along">
      <h2 id="explore-along">{t('explorer.along')}</h2>
      <Part title={t('explorer.link')}>
        <LinkPart {...props} />
      </Part>
      <Part title={t('explorer.download')}>
        <Downloads table={props.table} sources={props.sources} link={permalink} />
      </Part>
      <Part title={t('explorer.scripts')}>
        <ScriptPart {...props} />
      </Part>
      <CitePart {...props} />
      <Part title={t('explorer.embed')}>
        <EmbedPart {...props} />
      </Part>
    </section>
  )
}

/** What is seldom looked at lies closed. */
function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  )
}

/** The address of this view: it follows the figures, or is frozen to what was public at a moment. */
function LinkPart({ table: { structure, view }, change }: TakeAlongProps) {
  const t = useMessages()
  const { format } = useReader()
  const permalink = usePermalink()
  const { lastUpdate } = structure.hints
  const address = permalink()
  return (
    <>
      <p>
        {view.asOf === undefined
          ? t('explorer.link-follows')
          : t('explorer.link-frozen', { date: format.date(view.asOf) })}
      </p>
      <p dir="ltr" className="builder-query">
        <code>{address}</code>
      </p>
      <p className="actions">
        <CopyButton label={t('chart.copy-link')} text={() => permalink()} />
        {view.asOf !== undefined ? (
          <button type="button" className="quiet" onClick={() => change({ asOf: undefined })}>
            {t('explorer.thaw')}
          </button>
        ) : (
          lastUpdate !== null && (
            <button type="button" className="quiet" onClick={() => change({ asOf: lastUpdate })}>
              {t('explorer.freeze', { date: format.date(lastUpdate) })}
            </button>
          )
        )}
      </p>
      {lastUpdate === null && <p className="note">{t('explorer.no-freeze')}</p>}
    </>
  )
}

function CitePart({ table, sources }: TakeAlongProps) {
  const permalink = usePermalink()
  const figures = useFigureWords(table)
  const { structure, cells } = table
  return (
    <Citation
      view={() => ({
        title: tableTitle(table),
        subtitle: [structure.id, cells === undefined ? '' : figures.unit(cells)]
          .filter(Boolean)
          .join(', '),
        sources,
        link: permalink(),
        accessed: new Date().toISOString().slice(0, 10),
        ...(structure.hints.doi === null ? {} : { doi: structure.hints.doi }),
      })}
    />
  )
}

/** What another site puts into its page. */
function EmbedPart({ table }: TakeAlongProps) {
  const t = useMessages()
  const permalink = usePermalink()
  const address = permalink().replace('/data/explore/', '/embed/explore/')
  const code = embedCode(address, tableTitle(table))
  return (
    <>
      <p>{t('explorer.embed-means')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <pre className="code-block explore-embed-code" dir="ltr" lang="en" tabIndex={0}>
        <code>{code}</code>
      </pre>
      <p className="actions">
        <CopyButton label={t('explorer.embed-copy')} text={() => code} />
        <a href={address} target="_blank" rel="noopener">
          {t('explorer.embed-look')}
        </a>
      </p>
    </>
  )
}

/** The query of exactly this selection, and scripts with it. */
function ScriptPart({ table: { structure, selection, view } }: TakeAlongProps) {
  const t = useMessages()
  const [program, setProgram] = useState<Script>('R')
  const asOf = view.asOf === undefined ? {} : { asOf: view.asOf }
  const { origin } = window.location
  const query = dataAddress(structure, selection, asOf)
  const lines = script(program, {
    csv: `${origin}${dataAddress(structure, selection, { ...asOf, format: 'csv' })}`,
    sdmx: `${origin}${dataAddress15(structure, selection)}`,
  })
  return (
    <>
      <h3>{t('explorer.query')}</h3>
      <p dir="ltr" className="builder-query">
        <a href={query}>
          <code>
            {origin}
            {query}
          </code>
        </a>
      </p>
      <SegmentedControl<Script>
        compact
        label={t('builder.tool')}
        value={program}
        options={SCRIPTS.map((value) => ({ value, label: value }))}
        onChange={setProgram}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <pre className="code-block" dir="ltr" lang="en" tabIndex={0}>
        <code>{lines}</code>
      </pre>
      <p className="actions">
        <CopyButton label={t('builder.copy')} text={() => lines} />
      </p>
      {program === 'R' && view.asOf !== undefined && (
        <p className="note">{t('explorer.rest15-not-frozen')}</p>
      )}
    </>
  )
}
