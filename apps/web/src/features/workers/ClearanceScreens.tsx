import type { ClearanceFile, clearanceCertificateRoute } from '@corridor/contract'
import { useState } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { QrCode } from '../identity/QrCode.tsx'
import { CheckResults } from './CheckScreen.tsx'
import { Choice } from './Choice.tsx'
import { useMe } from './MeContext.ts'
import { MeForm, MeProse } from './MeForm.tsx'
import { MeMoment } from './MeMoment.tsx'
import { MeProblem } from './MeProblem.tsx'
import { meAct } from './meCall.ts'
import { Screen } from './Screen.tsx'
import { useMeKey } from './useMeKey.ts'
import { useMeSending } from './useMeSending.ts'
import { useReading } from './useReading.ts'

type Place = 'start' | 'code' | 'checks' | 'appeal' | 'give-up'

interface ScreensProps {
  readonly clearance: string
  readonly onBack: () => void
  readonly onChanged: () => Promise<void>
}

/** Her clearance: where it stands, the code to show, what the checks said, and her appeal. */
export function ClearanceScreens({ clearance, onBack, onChanged }: ScreensProps) {
  const t = useMessages()
  const path = `/clearances/${encodeURIComponent(clearance)}`
  const { data: file, error, again } = useReading<ClearanceFile>(path)
  const [place, setPlace] = useState<Place>('start')
  const start = () => setPlace('start')
  const sent = async () => {
    await Promise.all([again(), onChanged()])
    start()
  }
  if (file === undefined) {
    return (
      <Screen title={t('me.clearance')} onBack={onBack}>
        <MeProblem error={error} onRetry={() => void again()} />
        {error === null && <p role="status">{t('me.loading')}</p>}
      </Screen>
    )
  }
  switch (place) {
    case 'start':
      return <Start file={file} onPlace={setPlace} onBack={onBack} />
    case 'code':
      return <Code file={file} path={path} onBack={start} />
    case 'checks':
      return <Checks file={file} onBack={start} />
    case 'appeal':
      return <Appeal file={file} path={path} onBack={start} onSent={sent} />
    case 'give-up':
      return <GiveUp file={file} path={path} onBack={start} onSent={sent} />
  }
}

/** A code is there while the clearance holds, and a form of an outage is its own certificate. */
const hasCode = ({ issue, kind, status }: ClearanceFile): boolean =>
  issue !== null && kind !== 'form' && (status === 'issued' || status === 'used')

function useDay() {
  const { locale } = useMe()
  return (day: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

function Start({
  file,
  onPlace,
  onBack,
}: {
  readonly file: ClearanceFile
  readonly onPlace: (place: Place) => void
  readonly onBack: () => void
}) {
  const t = useMessages()
  const day = useDay()
  const { status, held, number, agencyName, expiresOn, movements, end, revocation } = file
  const may = (act: string) => file.acts.some(({ type, possible }) => type === act && possible)
  return (
    <Screen title={t('me.clearance')} onBack={onBack}>
      <p className="me-now">
        {held ? t('me.clearance-held') : t(`me.clearance-${status.replaceAll('_', '-')}`)}
      </p>
      {revocation?.reason != null && (
        <p>
          {t('me.clearance-reason')} <bdi>{revocation.reason}</bdi>
        </p>
      )}
      {end?.refund === true && <p>{t('me.clearance-refund')}</p>}
      {file.appeal !== null && <p>{t(`me.appeal-${file.appeal.outcome ?? 'waits'}`)}</p>}
      <dl className="me-terms">
        {number !== null && (
          <div>
            <dt>{t('me.clearance-number')}</dt>
            <dd>
              <bdi dir="ltr">{number}</bdi>
            </dd>
          </div>
        )}
        {agencyName !== null && (
          <div>
            <dt>{t('me.clearance-agency')}</dt>
            <dd>
              <bdi>{agencyName}</bdi>
            </dd>
          </div>
        )}
        {expiresOn !== null && (
          <div>
            <dt>{t('me.clearance-until')}</dt>
            <dd>{day(expiresOn)}</dd>
          </div>
        )}
        {movements.map(({ kind, occurredAt }) => (
          <div key={kind}>
            <dt>{t(`me.movement-${kind}`)}</dt>
            <dd>
              <MeMoment iso={occurredAt} />
            </dd>
          </div>
        ))}
      </dl>
      {hasCode(file) && <Choice words={t('me.clearance-show')} onChoose={() => onPlace('code')} />}
      {file.assessment !== null && (
        <Choice words={t('me.clearance-checks')} onChoose={() => onPlace('checks')} />
      )}
      {may('clearance.appeal') && (
        <Choice words={t('me.appeal')} onChoose={() => onPlace('appeal')} />
      )}
      {may('clearance.cancel') && (
        <Choice words={t('me.clearance-give-up')} onChoose={() => onPlace('give-up')} />
      )}
    </Screen>
  )
}

/** The code that is shown at the border, and the same in words. */
function Code({
  file,
  path,
  onBack,
}: {
  readonly file: ClearanceFile
  readonly path: string
  readonly onBack: () => void
}) {
  const t = useMessages()
  const day = useDay()
  const { data, error, again } = useReading<RouteOutput<typeof clearanceCertificateRoute>>(
    `${path}/certificate`,
  )
  return (
    <Screen title={t('me.clearance-show')} onBack={onBack}>
      <MeProblem error={error} onRetry={() => void again()} />
      {file.held && <p className="me-now">{t('me.clearance-held')}</p>}
      {data !== undefined && (
        <>
          <QrCode text={data.text} label={t('me.clearance-qr', { number: data.number })} />
          <p className="me-code">
            <bdi dir="ltr">{data.number}</bdi>
          </p>
          <p>
            {t('me.clearance-says', {
              corridor: data.corridor,
              until: day(data.expiresOn),
            })}
          </p>
          <p>{t('me.clearance-keep')}</p>
        </>
      )}
    </Screen>
  )
}

/** What the checks said, the same as the office sees. */
function Checks({ file, onBack }: { readonly file: ClearanceFile; readonly onBack: () => void }) {
  const t = useMessages()
  return (
    <Screen title={t('me.clearance-checks')} onBack={onBack}>
      {file.assessment !== null && <CheckResults checks={file.assessment} />}
    </Screen>
  )
}

interface ActProps {
  readonly file: ClearanceFile
  readonly path: string
  readonly onBack: () => void
  readonly onSent: () => Promise<void>
}

/** She does not go: what that means is said before it is done. */
function GiveUp({ file, path, onBack, onSent }: ActProps) {
  const t = useMessages()
  const { send, ...state } = useMeSending()
  const keyOf = useMeKey()
  const giveUp = () =>
    send(async () => {
      const reason = t('me.end-not-departing')
      await meAct(`${path}/cancel`, file.version, { reason }, keyOf([file.version]))
      await onSent()
    })
  return (
    <Screen title={t('me.clearance-give-up')} onBack={onBack}>
      <p>{t('me.clearance-give-up-text')}</p>
      <MeForm {...state} action={t('me.clearance-give-up-now')} onSend={giveUp} />
    </Screen>
  )
}

function Appeal({ file, path, onBack, onSent }: ActProps) {
  const t = useMessages()
  const { send, ...state } = useMeSending()
  const [grounds, setGrounds] = useState('')
  const keyOf = useMeKey()
  const appeal = () =>
    send(async () => {
      await meAct(
        `${path}/appeal`,
        file.version,
        { grounds: grounds.trim() },
        keyOf([file.version, grounds]),
      )
      await onSent()
    })
  return (
    <Screen title={t('me.appeal')} onBack={onBack}>
      <p>{t('me.appeal-text')}</p>
      <MeForm {...state} action={t('me.appeal-send')} onSend={appeal}>
        <MeProse
          label={t('me.appeal-grounds')}
          value={grounds}
          onChange={setGrounds}
          mostCharacters={2000}
        />
      </MeForm>
    </Screen>
  )
}
