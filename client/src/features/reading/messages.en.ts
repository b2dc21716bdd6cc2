/** All of its messages come with its pages. */
export const messages = {}
