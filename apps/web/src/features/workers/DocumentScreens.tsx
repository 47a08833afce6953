import type { documentsRoute, workerReadsRoute } from '@corridor/contract'
import { useState } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Choice } from './Choice.tsx'
import { useMe } from './MeContext.ts'
import { MeField, MeForm, MeSelect } from './MeForm.tsx'
import { MeMoment } from './MeMoment.tsx'
import { MeProblem } from './MeProblem.tsx'
import { meUpload } from './meCall.ts'
import { Screen } from './Screen.tsx'
import { shrinkPhoto } from './shrinkPhoto.ts'
import { useMeKey } from './useMeKey.ts'
import { useMeSending } from './useMeSending.ts'
import { useReading } from './useReading.ts'

type List = RouteOutput<typeof documentsRoute>
type Reads = RouteOutput<typeof workerReadsRoute>['reads']

/** `medical_certificate` as ids of words have it. */
const wordOf = (name: string): string => name.replaceAll('_', '-')

/** Documents of her file: what is there, who opened it, what is still needed, and sending one. */
export function DocumentScreens({
  worker,
  onBack,
}: {
  readonly worker: string
  readonly onBack: () => void
}) {
  const t = useMessages()
  const path = `/documents?subjectKind=worker&subject=${encodeURIComponent(worker)}`
  const { data, error, again } = useReading<List>(path)
  const readers = useReading<RouteOutput<typeof workerReadsRoute>>(
    `/workers/${encodeURIComponent(worker)}/reads`,
  )
  const [isSending, setIsSending] = useState(false)
  const [told, setTold] = useState('')
  if (isSending && data !== undefined) {
    return (
      <SendDocument
        types={data.types}
        path={path}
        onBack={() => setIsSending(false)}
        onSent={async (duplicate) => {
          await again()
          setTold(t(duplicate ? 'me.document-same' : 'me.document-sent'))
          setIsSending(false)
        }}
      />
    )
  }
  return (
    <Screen title={t('me.documents')} onBack={onBack}>
      <MeProblem error={error} onRetry={() => void again()} />
      <p role="status">{told}</p>
      {data?.documents.length === 0 && <p>{t('me.documents-none')}</p>}
      <ul className="me-list">
        {data?.documents.map((document) => (
          <li key={document.id}>
            <OneDocument
              document={document}
              reads={readers.data?.reads.filter(({ record }) => record === document.id) ?? []}
            />
          </li>
        ))}
      </ul>
      {data !== undefined && <Needed list={data} />}
      {data !== undefined && data.types.length > 0 && (
        <Choice words={t('me.document-add')} onChoose={() => setIsSending(true)} />
      )}
    </Screen>
  )
}

function OneDocument({
  document: { id, type, fileName, uploadedAt, status, openable, refusal, expiresOn },
  reads,
}: {
  readonly document: List['documents'][number]
  readonly reads: Reads
}) {
  const t = useMessages()
  const { locale } = useMe()
  return (
    <>
      <p>
        <strong>{t(`me.doc-${wordOf(type)}`)}</strong>: {t(`me.document-${status}`)}
        {refusal !== null && <> ({t(`me.refused-${wordOf(refusal.reason)}`)})</>}
      </p>
      <p className="note">
        <bdi>{fileName}</bdi>, <MeMoment iso={uploadedAt} />
        {expiresOn !== null && (
          <>
            {'; '}
            {t('me.document-until', {
              day: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
                new Date(expiresOn),
              ),
            })}
          </>
        )}
      </p>
      <OpenedBy reads={reads} />
      {openable && (
        <p>
          <a className="me-open" href={`/api/v1/documents/${encodeURIComponent(id)}/file`} download>
            {t('me.document-open')} <span className="off-screen">{fileName}</span>
          </a>
        </p>
      )}
    </>
  )
}

/** Who opened the file of a document. */
function OpenedBy({ reads }: { readonly reads: Reads }) {
  const t = useMessages()
  if (reads.length === 0) return <p className="note">{t('me.document-unopened')}</p>
  return (
    <>
      <p className="note">{t('me.document-opened-by')}</p>
      <ul className="note">
        {reads.map(({ at, role, name, organisation }) => (
          <li key={`${at} ${name}`}>
            <bdi>{[name ?? role, organisation].filter((one) => one !== null).join(', ')}</bdi>,{' '}
            <MeMoment iso={at} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** What is still needed for her departure; apart from it what nobody asks for here, but often is. */
function Needed({ list: { needed } }: { readonly list: List }) {
  const missing = needed.filter(({ met, reason }) => met !== 'yes' && reason !== 'not_judged')
  const [asked, advised] = [true, false].map((wanted) =>
    missing.filter(({ isAsked }) => isAsked === wanted).map(({ type }) => type),
  )
  return (
    <>
      <Types title="me.documents-needed" types={asked!} />
      <Types title="me.documents-advised" types={advised!} />
    </>
  )
}

function Types({ title, types }: { readonly title: string; readonly types: readonly string[] }) {
  const t = useMessages()
  if (types.length === 0) return null
  return (
    <>
      <p>{t(title)}</p>
      <ul>
        {types.map((type) => (
          <li key={type}>{t(`me.doc-${wordOf(type)}`)}</li>
        ))}
      </ul>
    </>
  )
}

/** One document from the phone: what it is, and a photograph or a file of it. */
function SendDocument({
  types,
  path,
  onBack,
  onSent,
}: {
  readonly types: List['types']
  readonly path: string
  readonly onBack: () => void
  readonly onSent: (duplicate: boolean) => Promise<void>
}) {
  const t = useMessages()
  const { send, ...state } = useMeSending()
  const [type, setType] = useState(types[0]!.type)
  const [expiresOn, setExpiresOn] = useState('')
  const [photo, setPhoto] = useState<File | null>(null)
  const [isLarge, setIsLarge] = useState(false)
  const keyOf = useMeKey()
  const facts = types.find((one) => one.type === type) ?? types[0]!
  const take = async (files: FileList | null) => {
    const [file] = files ?? []
    if (file === undefined) return
    const small = await shrinkPhoto(file)
    setIsLarge(small.size > facts.largestBytes)
    setPhoto(small)
  }
  const upload = async () => {
    if (photo === null || isLarge) return
    await send(async () => {
      const last = facts.expires && expiresOn !== '' ? `&expiresOn=${expiresOn}` : ''
      const { duplicate } = await meUpload<{ readonly duplicate: boolean }>(
        `${path}&type=${type}${last}`,
        photo,
        keyOf([type, last, photo.name, photo.size, photo.lastModified]),
      )
      await onSent(duplicate)
    })
  }
  return (
    <Screen title={t('me.document-add')} onBack={onBack}>
      <MeForm
        {...state}
        action={t(state.isSending ? 'me.document-sending' : 'me.document-send')}
        words={{ bad_request: 'me.document-unfit' }}
        onSend={upload}
      >
        <MeSelect
          label={t('me.document-what')}
          value={type}
          options={types.map((one) => ({
            value: one.type,
            label: t(`me.doc-${wordOf(one.type)}`),
          }))}
          onChange={setType}
        />
        <label className="me-file">
          <span>{t('me.document-photo')}</span>
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            capture="environment"
            onChange={({ target }) => void take(target.files)}
          />
        </label>
        <label className="me-file">
          <span>{t('me.document-file')}</span>
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp,application/pdf"
            onChange={({ target }) => void take(target.files)}
          />
        </label>
        <p aria-live="polite">
          {photo === null ? (
            t('me.document-no-file')
          ) : isLarge ? (
            t('me.document-large')
          ) : (
            <bdi>{photo.name}</bdi>
          )}
        </p>
        {facts.expires && (
          <MeField
            label={t('me.document-last-day')}
            value={expiresOn}
            onChange={setExpiresOn}
            type="date"
            isOptional
          />
        )}
      </MeForm>
    </Screen>
  )
}
