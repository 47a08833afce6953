import type { SERVICE_PERMISSIONS, ServiceScope } from '@corridor/contract'

export type ServicePermission = (typeof SERVICE_PERMISSIONS)[number]

/** What a program may do and where, as it is being filled in; empty texts mean everywhere. */
export interface ScopeDraft {
  readonly permission: ServicePermission
  readonly organisation: string
  readonly office: string
  readonly jurisdiction: string
}

/** The scope a draft stands for: as narrow as what was chosen. */
export function scopeOf({
  permission,
  organisation,
  office,
  jurisdiction,
}: ScopeDraft): ServiceScope {
  const where = {
    permission,
    ...(organisation === '' ? {} : { organisation }),
    ...(office === '' ? {} : { office }),
    ...(jurisdiction === '' ? {} : { jurisdiction }),
  }
  if (office !== '') return { ...where, scope: 'office' }
  if (jurisdiction !== '') return { ...where, scope: 'jurisdiction' }
  return { ...where, scope: organisation === '' ? 'all' : 'organisation' }
}
