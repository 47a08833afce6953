import { exportP5000, type TotalizationCase } from '@corridor/totalization'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { copyText } from '../../ui/copyText.ts'
import { OpenFileButton } from '../../ui/OpenFileButton.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { emptyCase } from './caseDraft.ts'
import { writeCaseHash } from './caseLink.ts'
import { openCaseFile } from './openCaseFile.ts'

interface CaseFilesProps {
  readonly draft: TotalizationCase
  readonly write: (draft: TotalizationCase) => void
  readonly today: string
}

/** Takes the case out of this page as a file or a link, brings one in, and empties the page. */
export function CaseFiles({ draft, write, today }: CaseFilesProps) {
  const t = useMessages()
  const [said, setSaid] = useState<string | null>(null)
  const [before, setBefore] = useState<TotalizationCase | null>(null)
  const replace = (next: TotalizationCase) => {
    setBefore(draft.periods.length === 0 ? null : draft)
    write(next)
  }
  const open = async (file: File) => {
    const opened = openCaseFile(await file.text(), file.name, draft)
    if (opened.kind === 'unreadable') return setSaid(opened.message)
    const offers = opened.offers.map(({ periods }) => periods.join(' + ')).join('; ')
    setSaid(offers === '' ? null : t('social-security.could-be-one', { periods: offers }))
    replace(opened.draft)
  }
  const copyLink = async () => {
    const hash = await writeCaseHash(draft)
    if (hash === null) return setSaid(t('social-security.too-long-for-link'))
    const { origin, pathname } = window.location
    const copied = await copyText(`${origin}${pathname}${hash}`)
    setSaid(t(copied ? 'social-security.link-copied' : 'shell.copy-failed'))
  }
  const save = (value: unknown, name: string) =>
    saveFile(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }), name)
  const saveRecord = () => {
    try {
      save(exportP5000(draft), 'p5000.json')
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <section className="case-files" aria-label={t('social-security.files')}>
      <p className="actions">
        <OpenFileButton label={t('social-security.open')} onFile={(file) => void open(file)} />
        <button type="button" onClick={() => save(draft, 'social-security-case.json')}>
          {t('social-security.save-case')}
        </button>
        <button type="button" onClick={saveRecord}>
          {t('social-security.save-record')}
        </button>
        <button type="button" onClick={() => void copyLink()}>
          {t('social-security.copy-link')}
        </button>
        <button type="button" onClick={() => replace(emptyCase(today))}>
          {t('social-security.empty')}
        </button>
      </p>
      <p className="note">{t('social-security.link-note')}</p>
      <div role="status">
        {said !== null && <p dir="auto">{said}</p>}
        {before !== null && (
          <p>
            {t('social-security.replaced')}{' '}
            <button
              type="button"
              onClick={() => {
                write(before)
                setBefore(null)
              }}
            >
              {t('social-security.undo')}
            </button>
          </p>
        )}
      </div>
    </section>
  )
}
