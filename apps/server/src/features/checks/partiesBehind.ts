import type { Party } from '@corridor/recruitment/checks'
import type { Licence } from '@corridor/recruitment/licence'

/** An agency and the people behind it, as its application states them. */
export function partiesBehind(
  record: string,
  { organisation, application }: Pick<Licence, 'organisation' | 'application'>,
): readonly Party[] {
  const { name, phones, addresses, bankAccounts, people } = application
  const none = { birthDate: null, identityNumbers: [], bankAccounts: [], phones: [], addresses: [] }
  return [
    {
      ...none,
      ...{ id: organisation, role: 'organisation', name, phones, addresses, bankAccounts },
      source: record,
    },
    ...people.map(
      (person, place): Party => ({
        ...none,
        id: `${record}#${place + 1}`,
        role: person.function === 'manager' ? 'officer' : person.function,
        name: person.name,
        birthDate: person.birthDate,
        identityNumbers:
          person.identityNumber === null
            ? []
            : [{ kind: 'identity', country: null, number: person.identityNumber }],
        source: record,
      }),
    ),
  ]
}
