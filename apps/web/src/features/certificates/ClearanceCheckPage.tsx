import { clearanceStatusRoute } from '@corridor/contract'
import {
  type CertificateJudgement,
  type CertificateKey,
  DELEGATION_PREFIX,
  judgeCertificate,
} from '@corridor/recruitment/clearance/certificate'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { fetchRoute } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { DelegationShown } from './DelegationShown.tsx'
import { HolderCheck } from './HolderCheck.tsx'
import { ListAge } from './ListAge.tsx'
import { canReadPhotos, readPhoto } from './readPhoto.ts'
import { useVerifier } from './useVerifier.ts'
import { Verdict } from './Verdict.tsx'
import './certificates.css'

type Answer =
  | { readonly kind: 'certificate'; readonly judgement: CertificateJudgement }
  | { readonly kind: 'number'; readonly number: string; readonly status: string; asOf: string }
  | { readonly kind: 'delegation'; readonly key: CertificateKey }
  | { readonly kind: 'no-delegation' }
  | { readonly kind: 'no-code' }
  | { readonly kind: 'no-network' }

/** As on the certificate, in whatever case and with whatever spaces it was typed. */
const numberIn = (text: string): string | null => {
  const tidy = text.trim().toUpperCase().replaceAll(/\s+/g, '-')
  return /^[0-9A-Z][0-9A-Z-]{3,23}$/.test(tidy) ? tidy : null
}

/** Checks a clearance, with or without network. */
export function ClearanceCheckPage() {
  const t = useMessages()
  const checking = useVerifier()
  const [answer, setAnswer] = useState<Answer | null>(null)
  usePageTitle(t('certificates.title'))
  const { lists, verifier } = checking
  const check = async (text: string) => {
    const number = numberIn(text)
    if (number !== null) {
      setAnswer(await askNumber(number))
      return
    }
    if (lists === null || lists === 'none' || verifier === null) return
    if (text.trim().startsWith(DELEGATION_PREFIX)) {
      const key = await checking.learn(text)
      setAnswer(key === null ? { kind: 'no-delegation' } : { kind: 'delegation', key })
      return
    }
    const now = new Date().toISOString()
    const judgement = await judgeCertificate(text, { ...lists, now, verifier })
    setAnswer({ kind: 'certificate', judgement })
  }
  return (
    <div className="page certificate-page">
      <h1>{t('certificates.title')}</h1>
      {answer === null && <p className="lead">{t('certificates.lead')}</p>}
      {lists === 'none' ? (
        <p className="problem">{t('certificates.no-signatures')}</p>
      ) : (
        <>
          <Shown answer={answer}>
            {answer !== null && (
              <p className="actions">
                <button type="button" onClick={() => setAnswer(null)}>
                  {t('certificates.next')}
                </button>
              </p>
            )}
          </Shown>
          {answer === null && (
            <Entry isReady={lists !== null} onCheck={check} onAnswer={setAnswer} />
          )}
          <ListAge checking={checking} />
        </>
      )}
    </div>
  )
}

async function askNumber(number: string): Promise<Answer> {
  try {
    return { kind: 'number', ...(await fetchRoute(clearanceStatusRoute, { number })) }
  } catch {
    return { kind: 'no-network' }
  }
}

/** The answer takes the focus, so that it is read out. */
function Shown({
  answer,
  children,
}: {
  readonly answer: Answer | null
  readonly children: ReactNode
}) {
  const t = useMessages()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (answer !== null) place.current?.focus()
  }, [answer])
  if (answer === null) return null
  return (
    <div ref={place} tabIndex={-1} className="certificate-answer">
      {answer.kind === 'certificate' ? (
        <>
          <Verdict judgement={answer.judgement} />
          {answer.judgement.certificate !== null && (
            <HolderCheck certificate={answer.judgement.certificate} />
          )}
        </>
      ) : answer.kind === 'number' ? (
        <Verdict online={answer} />
      ) : answer.kind === 'delegation' ? (
        <DelegationShown delegation={answer.key} />
      ) : (
        <p className="problem">{t(`certificates.${answer.kind}`)}</p>
      )}
      {children}
    </div>
  )
}

function Entry({
  isReady,
  onCheck,
  onAnswer,
}: {
  readonly isReady: boolean
  readonly onCheck: (text: string) => Promise<void>
  readonly onAnswer: (answer: Answer) => void
}) {
  const t = useMessages()
  const id = useId()
  const [text, setText] = useState('')
  const [hasCamera, setCamera] = useState(false)
  useEffect(() => {
    void canReadPhotos().then(setCamera)
  }, [])
  const takePhoto = async (file: File | undefined) => {
    if (file === undefined) return
    const found = await readPhoto(file)
    if (found === null) onAnswer({ kind: 'no-code' })
    else await onCheck(found)
  }
  return (
    <>
      {hasCamera && (
        <p className="certificate-photo">
          <label htmlFor={`${id}-photo`}>{t('certificates.photo')}</label>
          <input
            id={`${id}-photo`}
            type="file"
            accept="image/*"
            capture="environment"
            onChange={({ target }) => void takePhoto(target.files?.[0])}
          />
        </p>
      )}
      <form
        method="post"
        className="certificate-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '' && isReady) void onCheck(text)
        }}
      >
        <label htmlFor={`${id}-text`}>
          {t(hasCamera ? 'certificates.or-text' : 'certificates.text')}
        </label>
        <p className="note" id={`${id}-note`}>
          {t(hasCamera ? 'certificates.text-note' : 'certificates.text-note-no-camera')}
        </p>
        <textarea
          id={`${id}-text`}
          aria-describedby={`${id}-note`}
          dir="ltr"
          rows={3}
          required
          spellCheck={false}
          autoCapitalize="characters"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" aria-disabled={!isReady}>
          {t('certificates.check')}
        </button>
      </form>
    </>
  )
}
