import type { ContractFile } from '@corridor/contract'
import { lazy, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { comparedWords, termLines } from '../contracts/termWords.ts'
import { Choice } from './Choice.tsx'
import { Later } from './Later.tsx'
import { useMe } from './MeContext.ts'
import { MeProblem } from './MeProblem.tsx'
import { Screen } from './Screen.tsx'
import { Spoken } from './Spoken.tsx'
import { useMeAct } from './useMeAct.ts'
import { useMeSending } from './useMeSending.ts'
import { useReading } from './useReading.ts'
import { useSecondsSeen } from './useSecondsSeen.ts'

/** With its words a part of its own: most never open it. */
const CheckScreen = lazy(async () => ({
  default: (await import('./CheckScreen.tsx')).CheckScreen,
}))
const EndScreens = lazy(async () => ({
  default: (await import('./EndScreens.tsx')).EndScreens,
}))

type Content = NonNullable<ContractFile['versions'][number]['content']>

/** What lies before her to be answered: an offer or a change, with the number that she signs. */
interface Asked {
  readonly kind: 'offer' | 'amendment'
  readonly number: number
  readonly content: Content
}

function askedOf({ review, amendment, versions, status }: ContractFile): Asked | null {
  const offered = versions.find(({ number }) => number === review?.number)?.content
  if (status === 'worker_review' && review?.signedByWorker === false && offered != null) {
    return { kind: 'offer', number: review.number, content: offered }
  }
  if (amendment === null || amendment.signedByWorker || amendment.content === null) return null
  return { kind: 'amendment', number: amendment.number, content: amendment.content }
}

/** What there is to read when nothing is asked: what both signed last, else the last offer. */
const readable = ({ versions }: ContractFile): Content | null =>
  (
    versions.findLast(({ kind }) => kind === 'origin' || kind === 'amended') ??
    versions.findLast(({ kind }) => kind === 'offer')
  )?.content ?? null

type Place =
  | 'start'
  | 'short'
  | 'text'
  | 'answer'
  | 'sign'
  | 'refuse'
  | 'differences'
  | 'checks'
  | 'end'

/** Screens for what lies before her; once she has answered there is nothing on them. */
const ANSWERING: ReadonlySet<Place> = new Set(['answer', 'sign', 'refuse'])

interface ScreensProps {
  readonly contract: string
  readonly onBack: () => void
  readonly onChanged: () => Promise<void>
}

/** A contract: where it stands, what it says, and her answer. */
export function ContractScreens({ contract, onBack, onChanged }: ScreensProps) {
  const t = useMessages()
  const path = `/contracts/${encodeURIComponent(contract)}`
  const { data: file, error, again } = useReading<ContractFile>(path)
  const [place, setPlace] = useState<Place>('start')
  const secondsSeen = useSecondsSeen(place === 'text' || place === 'short')
  const { send, error: refused } = useMeSending()
  const act = useMeAct()
  if (file === undefined) {
    return (
      <Screen title={t('me.contract')} onBack={onBack}>
        <MeProblem error={error} onRetry={() => void again()} />
        {error === null && <p role="status">{t('me.loading')}</p>}
      </Screen>
    )
  }
  const asked = askedOf(file)
  const content = asked?.content ?? readable(file)
  const start = () => setPlace('start')
  const answer = (verb: string, payload: object) =>
    send(async () => {
      try {
        await act(`${path}/${verb}`, file.version, payload)
      } catch (reason) {
        // The answer may have been lost though the act stands: what holds now is shown.
        await again()
        throw reason
      }
      await Promise.all([again(), onChanged()])
      start()
    })
  const isChange = asked?.kind === 'amendment'
  const sign = () =>
    answer(isChange ? 'sign-amendment' : 'sign', {
      version: asked?.number ?? 0,
      language: file.language,
      readSeconds: Math.min(secondsSeen(), 86_400),
    })
  const props = { file, asked, content, onPlace: setPlace, problem: refused }
  const isAnswered = asked === null && ANSWERING.has(place)
  switch (isAnswered ? 'start' : place) {
    case 'start':
      return <Start {...props} onBack={onBack} />
    case 'short':
      return <InShort {...props} onBack={start} />
    case 'text':
      return <Text {...props} onBack={() => setPlace('short')} />
    case 'answer':
      return <Answer {...props} onBack={() => setPlace('text')} />
    case 'sign':
      return (
        <Screen title={t('me.accept')} onBack={() => setPlace('answer')}>
          <MeProblem error={refused} />
          <p>{t(isChange ? 'me.accept-change-text' : 'me.accept-text')}</p>
          {/* What was not before her eyes long enough is read again there, and counts on. */}
          {refused !== null && (
            <Choice words={t('me.full-text')} onChoose={() => setPlace('text')} />
          )}
          <Choice words={t('me.sign-now')} onChoose={() => void sign()} />
        </Screen>
      )
    case 'refuse':
      return (
        <Refuse
          {...props}
          onBack={() => setPlace('answer')}
          onRefuse={(reason) =>
            void answer(isChange ? 'refuse-amendment' : 'refuse', isChange ? {} : { reason })
          }
        />
      )
    case 'differences':
      return <Differences {...props} onBack={start} />
    case 'checks':
      return (
        <Later>
          <CheckScreen contract={contract} onBack={start} />
        </Later>
      )
    case 'end':
      return (
        <Later>
          <EndScreens
            file={file}
            path={path}
            onBack={start}
            onEnded={async () => {
              await Promise.all([again(), onChanged()])
              start()
            }}
          />
        </Later>
      )
  }
}

/** The rules were corrected after she signed, and what she signed does not meet them. */
const isWorseSince = ({ checks, earlierChecks }: ContractFile): boolean =>
  earlierChecks.length > 0 && checks?.findings.some(({ met }) => met === 'no') === true

interface PartProps {
  readonly file: ContractFile
  readonly asked: Asked | null
  readonly content: Content | null
  readonly problem: unknown
  readonly onPlace: (place: Place) => void
  readonly onBack: () => void
}

function Start({ file, asked, content, problem, onPlace, onBack }: PartProps) {
  const t = useMessages()
  const { status, employer, agency, comparisons } = file
  const mismatch = comparisons.find(({ against }) => against === 'destination')
  return (
    <Screen title={t('me.contract')} onBack={onBack}>
      <MeProblem error={problem} />
      <p>
        {t('me.contract-parties', {
          employer: employer.name ?? employer.id,
          agency: agency.name ?? agency.id,
        })}
      </p>
      <p className={asked === null && status !== 'mismatch' ? '' : 'me-now'}>
        {t(
          asked?.kind === 'amendment'
            ? 'me.change-waits'
            : status === 'worker_review' && asked === null
              ? 'me.status-signed-by-you'
              : `me.status-${status.replaceAll('_', '-')}`,
        )}
      </p>
      {isWorseSince(file) && <p className="me-now">{t('me.rechecked')}</p>}
      {content !== null && (
        <Choice
          words={t(asked === null ? 'me.read' : 'me.read-and-answer')}
          onChoose={() => onPlace('short')}
        />
      )}
      {mismatch !== undefined && (
        <Choice words={t('me.differences')} onChoose={() => onPlace('differences')} />
      )}
      {file.checks !== null && <Choice words={t('me.checks')} onChoose={() => onPlace('checks')} />}
      {mayEnd(file) && <Choice words={t('me.end')} onChoose={() => onPlace('end')} />}
    </Screen>
  )
}

/** Which reasons fit is asked when she gives one. */
const mayEnd = ({ acts }: ContractFile): boolean =>
  acts.some(
    ({ type, possible, reason }) => type === 'contract.end' && (possible || reason === 'guard'),
  )

function InShort({ asked, content, onPlace, onBack }: PartProps) {
  const t = useMessages()
  const { locale, preferences } = useMe()
  const lines = content === null ? [] : termLines(content.terms, t, locale)
  const stated = lines.filter(({ isStated }) => isStated)
  const silent = lines.filter(({ isStated }) => !isStated).map(({ name }) => name)
  const unsaid = silent.length === 0 ? '' : t('me.silent', { terms: silent.join(', ') })
  const spoken = `${stated.map(({ name, value }) => `${name}: ${value}.`).join(' ')} ${unsaid}`
  return (
    <Screen title={t('me.in-short')} onBack={onBack}>
      <p>{t('me.in-short-text')}</p>
      <Spoken text={spoken} language={preferences.lang} />
      <dl className="me-terms">
        {stated.map(({ term, name, value }) => (
          <div key={term}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {unsaid !== '' && <p>{unsaid}</p>}
      <Choice
        words={t(asked === null ? 'me.full-text' : 'me.go-on-to-text')}
        onChoose={() => onPlace('text')}
      />
    </Screen>
  )
}

function Text({ file, asked, content, onPlace, onBack }: PartProps) {
  const t = useMessages()
  const { preferences } = useMe()
  const texts = content?.texts ?? []
  const [language, setLanguage] = useState(file.language)
  const text = texts.find((one) => one.language === language) ?? texts[0]
  const others = texts.filter((one) => one !== text)
  const nameOf = new Intl.DisplayNames(preferences.lang, { type: 'language' })
  return (
    <Screen title={t('me.full-text')} onBack={onBack}>
      {text === undefined ? (
        <p>{t('me.no-text')}</p>
      ) : (
        <>
          <Spoken text={text.body} language={text.language} />
          <div className="me-text" lang={text.language} dir="auto">
            {text.body.split(/\n+/).map((paragraph, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text that never changes
              <p key={place}>{paragraph}</p>
            ))}
          </div>
        </>
      )}
      {others.map((one) => (
        <Choice
          key={one.language}
          words={t('me.text-in', { language: nameOf.of(one.language) ?? one.language })}
          onChoose={() => setLanguage(one.language)}
        />
      ))}
      {asked !== null && <Choice words={t('me.my-answer')} onChoose={() => onPlace('answer')} />}
    </Screen>
  )
}

function Answer({ asked, onPlace, onBack, problem }: PartProps) {
  const t = useMessages()
  return (
    <Screen title={t('me.my-answer')} onBack={onBack}>
      <MeProblem error={problem} />
      <p>{t(asked?.kind === 'amendment' ? 'me.answer-change-text' : 'me.answer-text')}</p>
      <Choice words={t('me.accept')} onChoose={() => onPlace('sign')} />
      <Choice words={t('me.refuse')} onChoose={() => onPlace('refuse')} />
    </Screen>
  )
}

const REASONS = [
  'not_said',
  'pay',
  'hours',
  'fees',
  'other_work',
  'other_place',
  'not_understood',
  'changed_mind',
] as const

function Refuse({
  asked,
  problem,
  onBack,
  onRefuse,
}: PartProps & { readonly onRefuse: (reason: (typeof REASONS)[number]) => void }) {
  const t = useMessages()
  const isChange = asked?.kind === 'amendment'
  return (
    <Screen title={t('me.refuse')} onBack={onBack}>
      <MeProblem error={problem} />
      <p>{t(isChange ? 'me.refuse-change-text' : 'me.refuse-text')}</p>
      {(isChange ? REASONS.slice(0, 1) : REASONS).map((reason) => (
        <Choice
          key={reason}
          words={t(isChange ? 'me.refuse-change' : `me.reason-${reason.replaceAll('_', '-')}`)}
          onChoose={() => onRefuse(reason)}
        />
      ))}
    </Screen>
  )
}

/** What was registered abroad beside what she signed; only what differs or is not said. */
function Differences({ file, onBack }: PartProps) {
  const t = useMessages()
  const { locale } = useMe()
  const terms = file.comparisons.find(({ against }) => against === 'destination')?.terms ?? []
  const shown = terms.filter(({ outcome }) => outcome !== 'same' && outcome !== 'cannot_tell')
  const silent = terms.filter(({ outcome }) => outcome === 'cannot_tell')
  return (
    <Screen title={t('me.differences')} onBack={onBack}>
      <p>{t('me.differences-text')}</p>
      {shown.map((term) => {
        const { name, before, after, outcome } = comparedWords(term, t, locale)
        return (
          <div key={term.term} className={`me-compared me-${term.outcome}`}>
            <h2>
              {name}: {outcome}
            </h2>
            <p>
              {t('me.you-signed')} <bdi>{before}</bdi>
            </p>
            <p>
              {t('me.registered')} <bdi>{after}</bdi>
            </p>
          </div>
        )
      })}
      {silent.length > 0 && (
        <p className="note">
          {t('me.silent-terms', {
            terms: silent.map((term) => comparedWords(term, t, locale).name).join(', '),
          })}
        </p>
      )}
    </Screen>
  )
}
