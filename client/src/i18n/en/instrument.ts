export const instrument = {}
