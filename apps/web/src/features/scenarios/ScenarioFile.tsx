import type { Scenario } from '@corridor/contract'
import { useId, useState } from 'react'
import { usePermalink } from '../../app/usePermalink.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { readScenarioFile, type ScenarioReading, writeScenarioFile } from './scenarioFile.ts'

/** Keeps the changes: as a file, as a link, and back from a file. */
export function ScenarioFile({
  selection,
  scenario,
  linkable,
  onRestore,
}: {
  readonly selection: Scenario['selection']
  /** Made when it is asked for: with distances it is large. */
  readonly scenario: () => Scenario
  /** Whether the address holds the changes. */
  readonly linkable: boolean
  readonly onRestore: (scenario: Scenario) => void
}) {
  const t = useMessages()
  const id = useId()
  const permalink = usePermalink()
  const [reading, setReading] = useState<ScenarioReading | null>(null)
  const { period, method } = selection
  const save = () => {
    const content = new Blob([writeScenarioFile(scenario())], { type: 'application/json' })
    saveFile(content, `scenario-${period}-${method}.json`)
  }
  const load = async (file: File) => {
    const read = readScenarioFile(await file.text())
    setReading(read)
    if ('scenario' in read) onRestore(read.scenario)
  }
  return (
    <div className="scenario-file">
      <p className="actions">
        <button type="button" className="quiet" onClick={save}>
          {t('whatif.save')}
        </button>
        {linkable && (
          <CopyButton
            label={t('whatif.copy-link')}
            text={() => `${permalink()}${window.location.hash}`}
          />
        )}
      </p>
      {!linkable && (
        <p className="note" role="status">
          {t('whatif.too-long')}
        </p>
      )}
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t('whatif.load')}
        </label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => {
            const file = target.files?.[0]
            if (file !== undefined) void load(file)
            target.value = ''
          }}
        />
      </div>
      {reading !== null && 'problem' in reading && <Unreadable reading={reading} />}
    </div>
  )
}

function Unreadable({
  reading,
}: {
  readonly reading: Exclude<ScenarioReading, { scenario: Scenario }>
}) {
  const t = useMessages()
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{t('whatif.not-loaded')}</p>
      <p>{t(`whatif.${reading.problem}`)}</p>
      {'places' in reading && (
        <ul lang="en" dir="ltr">
          {reading.places.map(({ path, message }) => (
            <li key={path}>
              <code>{path}</code>: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
