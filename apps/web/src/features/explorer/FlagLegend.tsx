import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { flagsIn } from './flags.ts'
import { type FigureWords, SIGNS } from './useFigureWords.ts'

/** What the marks and signs of the table mean, as far as they occur. */
export function FlagLegend({
  flags: { statuses, kinds, common },
  figures,
  hasGaps,
}: {
  readonly flags: ReturnType<typeof flagsIn>
  readonly figures: FigureWords
  /** Whether cells are without an observation. */
  readonly hasGaps: boolean
}) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const items = [
    ...statuses
      .filter((code) => code !== common)
      .map((code) => ({ sign: code, text: figures.status(code), kind: 'figure' })),
    ...(['suppressed', 'not-available'] as const)
      .filter((kind) => kinds.has(kind))
      .map((kind) => ({ sign: SIGNS[kind], text: t(`explorer.says-${kind}`), kind })),
    ...(hasGaps
      ? [{ sign: SIGNS['no-observation'], text: t('explorer.says-no-observation'), kind: 'gap' }]
      : []),
  ]
  return (
    <>
      {common !== null && (
        <p className="note">{t('explorer.all-flagged', { status: figures.status(common) })}</p>
      )}
      {items.length > 0 && (
        <dl className="explore-legend" lang={lang}>
          {items.map(({ sign, text, kind }) => (
            <div key={sign}>
              <dt className={`sign-${kind}`}>{sign}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {statuses.includes('E') && <p className="note">{t('explorer.rounded-note')}</p>}
    </>
  )
}
