/**
 * Gathers what is asked for within one turn of the event loop, and asks for it together, at most `most` at a time. What
 * is not among the answers is null.
 */
export function createBatches<A>(
  most: number,
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, A>>,
): (key: string) => Promise<A | null> {
  let keys: string[] = []
  let answers: Promise<ReadonlyMap<string, A>> | null = null

  function begin(): Promise<ReadonlyMap<string, A>> {
    const asked: string[] = []
    keys = asked
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        if (keys === asked) answers = null
        ask(asked).then(resolve, reject)
      })
    })
  }

  return async (key) => {
    if (answers === null || (keys.length >= most && !keys.includes(key))) answers = begin()
    const mine = answers
    if (!keys.includes(key)) keys.push(key)
    return (await mine).get(key) ?? null
  }
}
