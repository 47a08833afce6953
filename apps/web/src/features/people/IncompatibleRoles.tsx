import { incompatibleRoles, type Role } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'

/** Which roles of a person do not go together, said as soon as they are chosen. */
export function IncompatibleRoles({ roles }: { readonly roles: readonly Role[] }) {
  const t = useMessages()
  return (
    <div role="status">
      {incompatibleRoles(roles).map(([one, other]) => (
        <p key={other} className="people-missing">
          {t('people.incompatible', {
            one: t(`identity.role-${one}`),
            other: t(`identity.role-${other}`),
          })}
        </p>
      ))}
    </div>
  )
}
