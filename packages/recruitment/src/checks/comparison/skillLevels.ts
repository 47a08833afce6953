/**
 * Skill levels of the major groups of ISCO-08, 1 the lowest; managers span two and the armed forces
 * all, so that the first digit alone does not tell.
 *
 * @source ILO, International Standard Classification of Occupations 2008, volume 1, part I
 */
const LEVELS: Readonly<Record<string, readonly number[]>> = {
  '0': [1, 2, 4],
  '1': [3, 4],
  '2': [4],
  '3': [3],
  '4': [2],
  '5': [2],
  '6': [2],
  '7': [2],
  '8': [2],
  '9': [1],
}

/** Whether every level of the second occupation is below every level of the first. */
export function isLowerSkill(from: string, to: string): boolean {
  const [before, after] = [LEVELS[from[0] ?? ''], LEVELS[to[0] ?? '']]
  if (before === undefined || after === undefined) return false
  return Math.max(...after) < Math.min(...before)
}
