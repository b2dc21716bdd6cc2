/** What is kept apart from the provisions of a document that is imported. */
export const APART = ['front', 'end', 'notes', 'furniture'] as const
/** Characters of a heading at most. */
export const LONGEST_HEADING = 1000
/** The most provisions a document may have. */
export const MOST_PROVISIONS = 5000
