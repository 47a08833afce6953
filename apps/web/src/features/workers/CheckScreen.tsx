import type { ContractChecks } from '@corridor/contract'
import { useLingui } from '@lingui/react'
import { useEffect, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { type CheckFinding, reasonText, wordId } from '../checks/reasonText.ts'
import { useMe } from './MeContext.ts'
import { MeProblem } from './MeProblem.tsx'
import { Screen } from './Screen.tsx'
import { Spoken } from './Spoken.tsx'
import { useReading } from './useReading.ts'
import { loadCheckWords } from './workerWords.ts'

interface Props {
  readonly contract: string
  readonly onBack: () => void
}

/** What the automatic checks say of her contract today, in her language: the same as officials see. */
export function CheckScreen({ contract, onBack }: Props) {
  const t = useMessages()
  const path = `/contracts/${encodeURIComponent(contract)}/checks`
  const { data, error, again } = useReading<ContractChecks>(path)
  return (
    <Screen title={t('me.checks')} onBack={onBack}>
      <MeProblem error={error} onRetry={() => void again()} />
      {error === null && data === undefined && <p role="status">{t('me.loading')}</p>}
      {data !== undefined && <CheckResults checks={data} />}
    </Screen>
  )
}

interface ResultsProps {
  readonly checks: {
    /** Null where the checks could not be answered. */
    readonly verdict: ContractChecks['verdict'] | null
    readonly findings: readonly CheckFinding[]
  }
}

/** Results of the checks, once the words for them are there. */
export function CheckResults(props: ResultsProps) {
  const t = useMessages()
  const { lang } = useMe().preferences
  const [ready, setReady] = useState<string | null>(null)
  useEffect(() => {
    void loadCheckWords(lang).then(() => setReady(lang))
  }, [lang])
  return ready === lang ? <Told {...props} /> : <p role="status">{t('me.loading')}</p>
}

const isOpen = ({ met }: CheckFinding): boolean => met === 'no' || met === 'cannot_tell'

/** First what stands against it or is missing; the rest for whoever wants to read on. */
function Told({ checks: { verdict, findings } }: ResultsProps) {
  const t = useMessages()
  const { i18n } = useLingui()
  const { locale, preferences } = useMe()
  const reader = { t, locale, has: (id: string) => i18n.messages[id] !== undefined }
  const lines = findings.map((finding) => {
    const supplier = finding.supplier === null ? [] : [t(`checks.supplier-${finding.supplier}`)]
    const text = [reasonText(finding, reader), ...supplier].join(' ')
    const key = `${finding.rule} ${finding.kind} ${finding.reason.code}`
    return { finding, key, text, met: t(`checks.met-${wordId(finding.met)}`) }
  })
  const open = lines.filter(({ finding }) => isOpen(finding))
  const settled = lines.filter(({ finding }) => !isOpen(finding))
  const words = t(`checks.verdict-${verdict ?? 'none'}`)
  const spoken = [words, ...open.map(({ met, text }) => `${met} ${text}`)].join(' ')
  return (
    <>
      <p className="me-now">{words}</p>
      <Spoken text={spoken} language={preferences.lang} />
      <ul className="me-checks">
        {open.map(({ key, met, text }) => (
          <li key={key}>
            <strong>{met}</strong> {text}
          </li>
        ))}
      </ul>
      {settled.length > 0 && (
        <details>
          <summary>{t('me.checks-good')}</summary>
          <ul className="me-checks">
            {settled.map(({ key, met, text }) => (
              <li key={key}>
                <strong>{met}</strong> {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
