import type { SourceReference } from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../app/PreferencesProvider.tsx'
import { useMessages } from '../i18n/useMessages.ts'
import type { ChartFile } from './ChartFrame.tsx'
import { Citation } from './Citation.tsx'
import { CopyButton } from './CopyButton.tsx'
import { framePicture } from './framePicture.ts'
import { type Picture, pictureToSvg } from './picture.ts'
import { saveFile } from './saveFile.ts'

interface ChartActionsProps {
  readonly name: string
  readonly title: string
  readonly subtitle: string
  readonly uncertainty: string
  readonly sources: readonly SourceReference[]
  readonly csvHref?: string
  readonly onCsv?: () => void
  readonly files: readonly ChartFile[]
  readonly link: () => string
  readonly linkable: boolean
  readonly picture?: () => Picture
}

/** Longer addresses are not for typing from a picture; what stands after `#` is then left out. */
const MOST_PRINTED_CHARACTERS = 400

const printable = (address: string): string =>
  address.length <= MOST_PRINTED_CHARACTERS ? address : address.split('#')[0]!

const today = (): string => new Date().toISOString().slice(0, 10)

/** Link, files and citation of a chart. */
export function ChartActions(props: ChartActionsProps) {
  const t = useMessages()
  const { direction, format } = useReader()
  const [failed, setFailed] = useState(false)
  const { name, title, subtitle, uncertainty, sources, csvHref, onCsv, link, picture } = props

  const framed = (): Picture =>
    framePicture(picture!(), {
      title,
      subtitle,
      direction,
      notes: [
        uncertainty,
        `${t('chart.source')} ${sources.map((source) => `${source.publisher}, ${source.title}, ${source.revision}`).join('; ')}`,
        `Corridor, ${format.date(today())}, ${printable(link())}`,
      ],
    })
  const saveSvg = () =>
    saveFile(new Blob([pictureToSvg(framed(), title)], { type: 'image/svg+xml' }), `${name}.svg`)
  const savePng = async () => {
    // Painting is only needed by those who ask for it.
    const { paintPicture } = await import('./paintPicture.ts')
    await paintPicture(framed()).then(
      (file) => saveFile(file, `${name}.png`),
      () => setFailed(true),
    )
  }
  return (
    <div className="chart-actions">
      {props.linkable && <CopyButton label={t('chart.copy-link')} text={link} />}
      {csvHref !== undefined && (
        <a className="quiet" href={csvHref} download>
          {t('chart.csv')}
        </a>
      )}
      {onCsv !== undefined && (
        <button type="button" className="quiet" onClick={onCsv}>
          {t('chart.csv')}
        </button>
      )}
      {props.files.map(({ label, href }) => (
        <a key={href} className="quiet" href={href} download>
          {label}
        </a>
      ))}
      {picture !== undefined && (
        <>
          <button type="button" className="quiet" onClick={saveSvg}>
            {t('chart.svg')}
          </button>
          <button type="button" className="quiet" onClick={() => void savePng()}>
            {t('chart.png')}
          </button>
        </>
      )}
      <Citation view={() => ({ title, subtitle, sources, link: link(), accessed: today() })} />
      <p role="status">{failed && t('chart.png-failed')}</p>
    </div>
  )
}
