import type { Area, AreaIndex } from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'

/** @throws {DomainError} `unknown_area` for a code that the area catalogue does not have. */
export function requireArea({ byCode }: AreaIndex, code: string): Area {
  const area = byCode.get(code)
  if (area !== undefined) return area
  throw new DomainError(
    'unknown_area',
    `There is no area ${code}; /api/v1/areas lists all codes, and /api/v1/search finds one by name`,
    { area: code },
  )
}
