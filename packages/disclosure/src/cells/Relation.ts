/** A cell that is the sum of others, all by their places in a list of cells. */
export interface Relation {
  readonly total: number
  readonly parts: readonly number[]
}

/** What cells come to in a relation: nought where the total is the sum of its parts. */
export const excessOf = ({ total, parts }: Relation, figures: ArrayLike<number>): number =>
  parts.reduce((sum, part) => sum + figures[part]!, 0) - figures[total]!
