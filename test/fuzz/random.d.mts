/** The part of `random.mjs` that programs in TypeScript use. */
export function createRandom(seed: string): {
  between(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T | undefined
}
