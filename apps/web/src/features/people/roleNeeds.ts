import { roleFacts } from '@corridor/contract'

/** By what a role finds its records; without it, it reaches none of those. */
export interface RoleNeeds {
  readonly office: boolean
  readonly jurisdiction: boolean
}

export function roleNeeds(role: string): RoleNeeds {
  const may = roleFacts(role)?.may ?? {}
  return { office: may.office !== undefined, jurisdiction: may.jurisdiction !== undefined }
}
