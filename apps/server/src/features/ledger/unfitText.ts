/** Whether a value holds text that PostgreSQL cannot: the character U+0000. */
export function isUnfitText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000')
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, item]) => isUnfitText(name) || isUnfitText(item))
}
