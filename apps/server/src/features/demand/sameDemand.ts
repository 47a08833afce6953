/**
 * Orders that ask for the same: handed in by another agency with the same demand letter, or with the
 * same reference of the same principal. One that was taken back stands in nobody's way.
 */
export const SAME_DEMAND = `
  s.tenant = o.tenant and s.record <> o.record and s.agency <> o.agency
  and s.status not in ('draft', 'withdrawn')
  and (s.digests && o.digests or (s.principal = o.principal and s.reference_key = o.reference_key))`
