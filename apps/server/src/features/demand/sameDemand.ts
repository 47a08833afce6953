/** Statuses of documents that stand for nothing any more. */
export const WITHDRAWN = `('withdrawn', 'refused', 'erased')`

/** Letters of the demand of an order: what was uploaded with it. */
const lettersOf = (order: string): string => `
  select d.digest from document d
  where d.tenant = ${order}.tenant and d.subject_kind = 'jobOrder' and d.subject = ${order}.record
    and d.type = 'demand_letter' and d.status not in ${WITHDRAWN}`

/** Whether a demand letter was uploaded with an order. */
export const HAS_LETTER = `exists (${lettersOf('o')})`

/**
 * Orders `s` that ask for the same as `o`: handed in by another agency with the same demand letter,
 * uploaded or stated by its digest, or with the same reference of the same principal. One that was
 * taken back stands in nobody's way. Begins with `from`; each branch has its index.
 */
export const SAME_DEMAND = `
  from (
    select b.record from job_order b
    where b.tenant = o.tenant and b.digests && (o.digests || array(${lettersOf('o')}))
    union
    select b.record from job_order b
    where b.tenant = o.tenant and b.principal = o.principal and b.reference_key = o.reference_key
    union
    select e.subject from document e
    where e.tenant = o.tenant and e.digest = any(o.digests || array(${lettersOf('o')}))
      and e.subject_kind = 'jobOrder' and e.type = 'demand_letter' and e.status not in ${WITHDRAWN}
  ) as same (record)
  join job_order s on s.tenant = o.tenant and s.record = same.record
  where s.record <> o.record and s.agency <> o.agency and s.status not in ('draft', 'withdrawn')`
