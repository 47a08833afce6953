/** Whether a key was pressed as a shortcut of the page, not typed into a field or meant for the browser. */
export function isShortcut(event: KeyboardEvent, key: string): boolean {
  if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return false
  const target = event.target instanceof Element ? event.target : null
  return target?.closest('input:not([type=radio]):not([type=checkbox]), select, textarea') == null
}
