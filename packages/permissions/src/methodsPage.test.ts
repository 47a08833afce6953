import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  BREAK_GLASS_LIMITS,
  PERMISSION_NAMES,
  permissionFacts,
  RECORD_KINDS,
  ROLE_NAMES,
  roleFacts,
  SCOPES,
  SEPARATION_PARAMETERS,
} from './index.ts'

const PAGE = new URL('../../../docs/methods/permissions.md', import.meta.url)

const code = (text: string) => `\`${text}\``
const listed = (names: readonly string[]) => names.map(code).join(', ')

/** `read`, `screen.licence` by object: `licence`: read, screen. */
function byObject(names: readonly string[]): string {
  const verbs = new Map<string, string[]>()
  for (const name of names) {
    const [verb, object] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)]
    verbs.set(object, [...(verbs.get(object) ?? []), verb])
  }
  return [...verbs].map(([object, list]) => `${code(object)} ${list.join(', ')}`).join('; ')
}

function rolesTable(): string {
  const rows = ROLE_NAMES.map((role) => {
    const facts = roleFacts(role)!
    const may = SCOPES.filter((scope) => facts.may[scope] !== undefined).map(
      (scope) => `**@ ${scope}** ${byObject(facts.may[scope]!)}`,
    )
    const glass =
      facts.breakGlass === undefined ? [] : [`**by break-glass** ${byObject(facts.breakGlass)}`]
    return `| ${facts.title} (${code(role)}) | ${[...may, ...glass].join('. ')} | ${byObject(facts.never)} |`
  })
  return ['| Role | May | Never |', '|---|---|---|', ...rows].join('\n')
}

function permissionsTable(): string {
  const rows = PERMISSION_NAMES.map((name) => {
    const facts = permissionFacts(name)!
    const marks = [
      facts.secondFactor ? 'second factor' : '',
      facts.confirms ? `confirms ${listed(facts.confirms)}` : '',
      facts.notDelegable ? 'stays with the person' : '',
      facts.service ? 'service accounts' : '',
    ].filter((mark) => mark !== '')
    return `| ${code(name)} | ${facts.does} | ${marks.join('; ')} |`
  })
  return ['| Permission | What it lets one do | |', '|---|---|---|', ...rows].join('\n')
}

function statesTable(): string {
  const rows = ROLE_NAMES.flatMap((role) =>
    Object.entries(roleFacts(role)!.whileIn ?? {}).map(
      ([name, states]) => `| ${code(role)} | ${code(name)} | ${states.join(', ')} |`,
    ),
  )
  return ['| Role | Permission | Only while the record is |', '|---|---|---|', ...rows].join('\n')
}

function kindsList(): string {
  return (['personal', 'business', 'aggregate'] as const)
    .map((level) => {
      const kinds = Object.entries(RECORD_KINDS).filter(([, held]) => held === level)
      return `- **${level}**: ${listed(kinds.map(([kind]) => kind))}`
    })
    .join('\n')
}

const figures = () =>
  [
    `- roles: ${ROLE_NAMES.length}, permissions: ${PERMISSION_NAMES.length}, record kinds: ${Object.keys(RECORD_KINDS).length}`,
    `- longest break-glass: ${BREAK_GLASS_LIMITS.longestMinutes} minutes; review within ${BREAK_GLASS_LIMITS.reviewWithinDays} days; reason of at least ${BREAK_GLASS_LIMITS.shortestReasonCharacters} characters`,
    `- a former employer bars for ${SEPARATION_PARAMETERS.formerEmployerYears} years; an override is confirmed within ${SEPARATION_PARAMETERS.overrideConfirmedWithinHours} hours`,
  ].join('\n')

const PARTS: Readonly<Record<string, () => string>> = {
  roles: rolesTable,
  permissions: permissionsTable,
  states: statesTable,
  kinds: kindsList,
  figures,
}

/** The page with every part between `<!-- name -->` and `<!-- end -->` made from the code. */
function madeFrom(page: string): string {
  return page.replace(/<!-- (\w+) -->\n[\s\S]*?<!-- end -->/g, (_, name: string) => {
    return `<!-- ${name} -->\n${PARTS[name]!()}\n<!-- end -->`
  })
}

// To write the parts anew after a change of the table: REWRITE_PAGE=1 npx vitest run <this file>
test('the page of permissions says what the code does', () => {
  const page = readFileSync(PAGE, 'utf8')
  const made = madeFrom(page)
  if (process.env.REWRITE_PAGE === '1') writeFileSync(PAGE, made)
  else expect(page).toBe(made)
  for (const name of Object.keys(PARTS)) expect(page).toContain(`<!-- ${name} -->`)
})
