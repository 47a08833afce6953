import { useMemo, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useWidth } from '../../ui/useWidth.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { Chord } from '../flows/Chord.tsx'
import { chordSize } from '../flows/chordSize.ts'
import type { FlowMatrix } from '../flows/flowMatrix.ts'
import { MatrixTable } from '../flows/MatrixTable.tsx'
import { nodeColours } from '../flows/nodeColour.ts'
import type { Focus } from '../flows/walkChord.ts'

/** The figure stands beside the form, so it need not be as large as on the world page. Pixels. */
const WIDEST = 640

interface ChangeChordProps {
  readonly areas: AreaNames
  readonly before: FlowMatrix
  readonly after: FlowMatrix
  readonly shown: 'after' | 'before'
  readonly onShown: (shown: 'after' | 'before') => void
  readonly threshold: number
  readonly title: string
}

/** Flows between regions under the reader's figures, or as published, in one place to switch. */
export function ChangeChord(props: ChangeChordProps) {
  const { areas, before, after, shown, onShown, threshold, title } = props
  const t = useMessages()
  const { format } = useReader()
  const [room, available] = useWidth<HTMLDivElement>()
  const [focus, setFocus] = useState<Focus | null>(null)
  const size = useMemo(() => chordSize(Math.min(available, WIDEST)), [available])
  const matrix = shown === 'after' ? after : before
  const colours = useMemo(
    () => nodeColours(matrix.nodes, areas.regionsOf('science-2014')),
    [matrix.nodes, areas],
  )
  const texts = useMemo(
    () =>
      matrix.nodes.map(({ code }, index) =>
        size.names ? areas.name(code) : format.number(index + 1),
      ),
    [matrix.nodes, areas, size.names, format],
  )
  return (
    <section className="change-chord" aria-label={t('whatif.chord-title')}>
      <SegmentedControl
        label={t('whatif.shown')}
        value={shown}
        options={(['after', 'before'] as const).map((value) => ({
          value,
          label: t(`whatif.shown-${value}`),
        }))}
        onChange={onShown}
      />
      <div ref={room} className="chord-room">
        {available > 0 && (
          <Chord
            matrix={matrix}
            size={size}
            threshold={threshold}
            colours={colours}
            texts={texts}
            label={title}
            focus={focus}
            open={null}
            onFocus={setFocus}
            onChoose={setFocus}
            onLeave={() => setFocus(null)}
          />
        )}
      </div>
      <p className="focus-sentence">
        <FocusSentence {...props} focus={focus} />
      </p>
      {!size.names && (
        <ol className="region-numbers">
          {matrix.nodes.map(({ code }) => (
            <li key={code}>{areas.name(code)}</li>
          ))}
        </ol>
      )}
      <p className="note">{t('whatif.threshold', { persons: format.persons(threshold) })}</p>
      <details>
        <summary>{t('whatif.region-table')}</summary>
        <MatrixTable matrix={matrix} name={areas.name} caption={title} />
      </details>
    </section>
  )
}

/** What is pointed at, before and after. */
function FocusSentence({
  areas,
  before,
  after,
  focus,
}: ChangeChordProps & { readonly focus: Focus | null }) {
  const t = useMessages()
  const { format } = useReader()
  if (focus?.kind !== 'flow') return t('whatif.point')
  const place = (code: string) => after.nodes.findIndex((node) => node.code === code)
  const [from, to] = [place(focus.from), place(focus.to)]
  return t('whatif.region-flow', {
    from: areas.name(focus.from),
    to: areas.name(focus.to),
    before: format.inWords(before.persons[from]?.[to] ?? 0),
    after: format.inWords(after.persons[from]?.[to] ?? 0),
  })
}
