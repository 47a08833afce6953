/** Whether a role is held on a day, begins later or is over. Both its days are included. */
export function mandateState(
  { from, until }: { readonly from: string; readonly until?: string | undefined },
  today: string,
): 'now' | 'to-come' | 'over' {
  if (today < from) return 'to-come'
  return until !== undefined && until < today ? 'over' : 'now'
}
