import { readFileSync } from 'node:fs'

const PAGE = new URL('../../../../../../docs/methods/permissions.md', import.meta.url)

/** A line of the table of roles as people read it: by scope, the permissions held. */
type HeldByScope = ReadonlyMap<string, ReadonlySet<string>>

/** What docs/methods/permissions.md says, read as text: no code of the permissions is asked. */
export interface RolesPage {
  readonly roles: ReadonlyMap<string, HeldByScope>
  /** Permissions whose row says "second factor". */
  readonly secondFactor: ReadonlySet<string>
  /** Permissions whose row says "service accounts". */
  readonly service: ReadonlySet<string>
  /** Kinds under "aggregate". */
  readonly aggregate: ReadonlySet<string>
}

export function readRolesPage(): RolesPage {
  const text = readFileSync(PAGE, 'utf8')
  const part = (name: string) => text.split(`<!-- ${name} -->`)[1]!.split('<!-- end -->')[0]!
  const rows = (name: string) =>
    part(name)
      .trim()
      .split('\n')
      .slice(2)
      .map((line) => line.split('|').map((cell) => cell.trim()))
  const permissions = rows('permissions').map(([, name, , marks]) => ({
    name: name!.replaceAll('`', ''),
    marks: marks!,
  }))
  const marked = (mark: string) =>
    new Set(permissions.filter(({ marks }) => marks.includes(mark)).map(({ name }) => name))
  return {
    roles: new Map(
      rows('roles').map(([, title, may]) => [/\(`([a-z-]+)`\)/.exec(title!)![1]!, heldIn(may!)]),
    ),
    secondFactor: marked('second factor'),
    service: marked('service accounts'),
    aggregate: new Set(
      [...part('kinds').matchAll(/\*\*aggregate\*\*: (.*)/g)].flatMap(([, kinds]) =>
        [...kinds!.matchAll(/`([a-z-]+)`/g)].map(([, kind]) => kind!),
      ),
    ),
  }
}

/** `**@ own** `case` file, read. **@ all** `seal` read` */
function heldIn(cell: string): HeldByScope {
  const scopes = [...cell.matchAll(/\*\*@ (\w+)\*\* (.*?)(?=\. \*\*|$)/g)]
  return new Map(
    scopes.map(([, scope, objects]) => [
      scope!,
      new Set(
        objects!.split(';').flatMap((object) => {
          const [, kind, verbs] = /`([a-z-]+)` (.*)/.exec(object)!
          return verbs!.split(',').map((verb) => `${verb.trim().replace(/\.$/, '')}.${kind}`)
        }),
      ),
    ]),
  )
}

/** Whether one who holds a role, and nothing else, comes in; by hand, from the page. */
export function mayEnter(
  page: RolesPage,
  { role, isTwoFactor }: { readonly role: string | null; readonly isTwoFactor: boolean },
  { permission, narrows }: { readonly permission: string; readonly narrows?: boolean },
): boolean {
  const worn = role === 'public' ? ['public'] : [role ?? 'person', 'person', 'public']
  const kind = permission.slice(permission.indexOf('.') + 1)
  for (const one of worn) {
    for (const [scope, held] of page.roles.get(one)!) {
      if (!held.has(permission)) continue
      // With one factor nothing of an office counts, and of one's own what asks for no second.
      const isOwn = one === 'worker' || one === 'person'
      if (one !== 'public' && !isTwoFactor) {
        if (!isOwn || (one === 'person' && page.secondFactor.has(permission))) continue
      }
      if (scope === 'all' || (scope === 'aggregate' && page.aggregate.has(kind))) return true
      if (narrows === true) return true
    }
  }
  return false
}
