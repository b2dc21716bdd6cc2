/**
 * A loader for values by key: the keys of one turn of the event loop are loaded together, at most `most` at a time. A
 * key without a value gives null.
 */
export function createLoader<A>(
  most: number,
  loadAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, A>>,
): (key: string) => Promise<A | null> {
  let keys: string[] = []
  let values: Promise<ReadonlyMap<string, A>> | null = null

  function begin(): Promise<ReadonlyMap<string, A>> {
    const gathered: string[] = []
    keys = gathered
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        if (keys === gathered) values = null
        loadAll(gathered).then(resolve, reject)
      })
    })
  }

  return async (key) => {
    if (values === null || (keys.length >= most && !keys.includes(key))) values = begin()
    const loading = values
    if (!keys.includes(key)) keys.push(key)
    return (await loading).get(key) ?? null
  }
}
