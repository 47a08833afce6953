import { accountRoute, routeUrl, sessionRoute } from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { SIGN_IN_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { OwnReaders } from '../audit/OwnReaders.tsx'
import { OwnDuties } from '../people/own/OwnDuties.tsx'
import { Devices } from './Devices.tsx'
import { IdentityProblem } from './IdentityProblem.tsx'
import { OwnEvents } from './OwnEvents.tsx'
import { PasswordChange } from './PasswordChange.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { SecondFactors } from './SecondFactors.tsx'
import { SignedIn } from './SignedIn.tsx'
import { isOfIdentity } from './useIdentity.ts'
import './identity.css'

export type Account = RouteOutput<typeof accountRoute>

/** The own account: what is held of its owner, and how it is entered. */
export function AccountPage() {
  const t = useMessages()
  const account = useRoute(accountRoute, {})
  usePageTitle(t('identity.account'))
  const queries = useQueryClient()
  const { error } = account
  useEffect(() => {
    // A session that ended on the server has ended for every page here.
    if (error !== null) void queries.invalidateQueries({ queryKey: [routeUrl(sessionRoute, {})] })
  }, [error, queries])
  return (
    <div className="page account-page">
      <h1>{t('identity.account')}</h1>
      {account.error !== null ? (
        <>
          <IdentityProblem error={account.error} />
          <p className="actions">
            <AppLink to={SIGN_IN_PATH}>{t('identity.sign-in')}</AppLink>
          </p>
        </>
      ) : account.data === undefined ? (
        <Reserved what={t('identity.account')} className="reserved-account" />
      ) : (
        <AccountParts account={account.data} />
      )}
    </div>
  )
}

function AccountParts({ account }: { readonly account: Account }) {
  const queries = useQueryClient()
  const [codes, setCodes] = useState<readonly string[]>([])
  if (codes.length > 0) return <RecoveryCodes codes={codes} onKept={() => setCodes([])} />
  const onChanged = async (recoveryCodes: readonly string[] = []) => {
    setCodes(recoveryCodes)
    await queries.invalidateQueries({ predicate: isOfIdentity })
  }
  return (
    <>
      <SignedIn name={account.name} />
      <ProfileForm account={account} onChanged={onChanged} />
      <PasswordChange account={account} onChanged={onChanged} />
      <SecondFactors account={account} onChanged={onChanged} />
      <OwnDuties account={account} />
      <Devices />
      <OwnReaders person={account.id} />
      <OwnEvents />
    </>
  )
}
