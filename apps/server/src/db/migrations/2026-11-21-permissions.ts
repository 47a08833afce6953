import { type Kysely, sql } from 'kysely'

/**
 * Roles and permissions under the names of the permissions table. What was given for the first
 * administrator's organisation, named in words then, is given for `home`; other words name no entry
 * of the register, so that such a role reaches nothing until it is given anew. Programs keep reading
 * the log; the list of staff is for people.
 */
export async function renamePermissions(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const OWN_WORDS = `(select organisation from role_grant where granted_by is null)`

const STATEMENTS = [
  `update one_time_link set roles = (
    select jsonb_agg(
      given
      || case when given->>'role' = 'adjudicator' then '{"role": "conciliator"}'::jsonb else '{}' end
      || case when given->>'organisation' in ${OWN_WORDS}
           then '{"organisation": "home"}'::jsonb else '{}' end)
    from jsonb_array_elements(roles) as given)
   where jsonb_array_length(roles) > 0`,
  `update role_grant set organisation = 'home' where organisation in ${OWN_WORDS}`,
  `update role_grant set role = 'conciliator' where role = 'adjudicator'`,
  `insert into audit_event (at, verb, actor_kind, subject, details)
   select now(), 'narrow.service-account', 'system', id,
     '{"taken": ["read.person"]}'::jsonb
   from service_account where scopes @> '["read.person"]'`,
  `update service_account set scopes =
    case when scopes @> '["read.audit"]'
      then '[{"permission": "read.log-entry", "scope": "all"}]'::jsonb else '[]' end`,
]
