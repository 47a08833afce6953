import { type Me, serviceAccountsRoute } from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { isOfIdentity } from '../identity/useIdentity.ts'
import { type NewKey, NewKeyPanel } from './NewKeyPanel.tsx'
import { ServiceAccountEntry } from './ServiceAccountEntry.tsx'
import { ServiceAccountForm } from './ServiceAccountForm.tsx'
import './people.css'

/** Accounts of other programs, what each may do, and the keys it signs in with. */
export function ServiceAccountsPage() {
  const t = useMessages()
  const [newKey, setNewKey] = useState<NewKey | null>(null)
  return (
    <DeskPage title={t('people.services')} section="service-accounts">
      {(me) =>
        newKey !== null ? (
          <NewKeyPanel newKey={newKey} onKept={() => setNewKey(null)} />
        ) : (
          <ServiceAccounts me={me} onKey={setNewKey} />
        )
      }
    </DeskPage>
  )
}

function ServiceAccounts({
  me: { permissions },
  onKey,
}: {
  readonly me: Me
  readonly onKey: (key: NewKey) => void
}) {
  const t = useMessages()
  const queries = useQueryClient()
  const answer = useRoute(serviceAccountsRoute, {})
  const onChanged = () => queries.invalidateQueries({ predicate: isOfIdentity })
  if (answer.error !== null) return <DeskProblem error={answer.error} />
  if (answer.data === undefined) {
    return <Reserved what={t('people.services')} className="reserved-people" />
  }
  const accounts = answer.data.serviceAccounts
  const mayIssue = permissions.includes('issue.service-account')
  return (
    <>
      <p>{t('people.services-text')}</p>
      {mayIssue && <ServiceAccountForm onMade={onChanged} />}
      {accounts.length === 0 && <p>{t('people.no-services')}</p>}
      {accounts.map((account) => (
        <ServiceAccountEntry
          key={account.id}
          account={account}
          mayIssue={mayIssue}
          mayRevoke={permissions.includes('revoke.service-account')}
          onChanged={onChanged}
          onKey={async (key) => {
            onKey(key)
            await onChanged()
          }}
        />
      ))}
    </>
  )
}
