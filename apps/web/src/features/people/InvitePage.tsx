import { inviteRoute, LANGUAGES, type Language } from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { PEOPLE_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { IdentityForm } from '../identity/IdentityForm.tsx'
import { TextField } from '../identity/TextField.tsx'
import { isOfIdentity, useSending } from '../identity/useIdentity.ts'
import { useToday } from '../standards/useToday.ts'
import { DraftList } from './DraftList.tsx'
import { type LinkSent, LinkSentNote } from './LinkSentNote.tsx'
import { type MandateDraft, mandateOf } from './mandateDraft.ts'
import './people.css'

/** Inviting a person: who she is, and the roles that wait for her. */
export function InvitePage() {
  const t = useMessages()
  return (
    <DeskPage title={t('people.invite')} section="people">
      {(me) => <Invite mayGrant={me.permissions.includes('grant.mandate')} />}
    </DeskPage>
  )
}

function Invite({ mayGrant }: { readonly mayGrant: boolean }) {
  const t = useMessages()
  const [sent, setSent] = useState<{ readonly link: LinkSent; readonly email: string } | null>(null)
  if (sent === null) {
    return (
      <>
        <p>{t('people.invite-text')}</p>
        <InviteForm mayGrant={mayGrant} onSent={(link, email) => setSent({ link, email })} />
      </>
    )
  }
  return (
    <>
      <LinkSentNote link={sent.link} email={sent.email} />
      <p className="actions">
        <AppLink to={PEOPLE_PATH}>{t('people.back')}</AppLink>
        <button type="button" onClick={() => setSent(null)}>
          {t('people.invite-another')}
        </button>
      </p>
    </>
  )
}

function InviteForm({
  mayGrant,
  onSent,
}: {
  readonly mayGrant: boolean
  readonly onSent: (link: LinkSent, email: string) => void
}) {
  const t = useMessages()
  const today = useToday()
  const queries = useQueryClient()
  const readerLanguage = useReader().preferences.lang
  const { send, ...state } = useSending()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [language, setLanguage] = useState<Language>(readerLanguage)
  const [drafts, setDrafts] = useState<readonly MandateDraft[]>([])
  const [isTold, setIsTold] = useState(false)
  const invite = async () => {
    const roles = drafts.map(mandateOf).filter((role) => role !== null)
    setIsTold(roles.length < drafts.length)
    if (roles.length < drafts.length) return
    await send(async () => {
      const link = await identityCall(inviteRoute, {}, { email, name, language, roles })
      await queries.invalidateQueries({ predicate: isOfIdentity })
      onSent(link, email)
    })
  }
  return (
    <IdentityForm
      {...state}
      action={t('people.send-invitation')}
      words={{ already_exists: 'people.error.has-account' }}
      onSend={invite}
    >
      <TextField
        label={t('people.name')}
        value={name}
        onChange={setName}
        autoComplete="off"
        mostCharacters={120}
      />
      <TextField
        label={t('identity.email')}
        type="email"
        value={email}
        onChange={setEmail}
        autoComplete="off"
        mostCharacters={254}
      />
      <Select
        label={t('people.language')}
        note={t('people.language-note')}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: t(`identity.language-${value}`) }))}
        onChange={setLanguage}
      />
      {mayGrant && <DraftList drafts={drafts} onChange={setDrafts} today={today} isTold={isTold} />}
    </IdentityForm>
  )
}
