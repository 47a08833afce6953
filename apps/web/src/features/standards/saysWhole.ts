/** Whether a provision speaks of its instrument as a whole, or of one matter of it all. */
export const saysWhole = (article: string): boolean => /^whole\b/.test(article)
