/** Whether one letter changed, added, left out or swapped with the next turns one text into the other. */
export function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const [restOne, restOther] = [one.slice(start), other.slice(start)]
  if (restOne.slice(1) === restOther.slice(1) || restOne.slice(1) === restOther) return true
  if (restOne === restOther.slice(1)) return true
  return (
    restOne.length > 1 &&
    restOne[0] === restOther[1] &&
    restOne[1] === restOther[0] &&
    restOne.slice(2) === restOther.slice(2)
  )
}
