import { useSearchParams } from 'react-router'

/**
 * The filters of a list, kept in the address, so that coming back restores them. A value that is missing, or not in
 * `shownOnes`, is `normal`.
 */
export function useListParams<const S extends string>(shownOnes: readonly S[], normal: S) {
  const [params, setParams] = useSearchParams()
  const change = (name: string, value: string, usual: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old)
        if (value === usual) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return {
    shown: shownOnes.find((each) => each === params.get('show')) ?? normal,
    search: params.get('q') ?? '',
    show: (value: S) => change('show', value, normal),
    searchFor: (words: string) => change('q', words, ''),
  }
}
