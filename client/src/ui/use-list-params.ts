import { useSearchParams } from 'react-router'

/**
 * How a list is narrowed, kept in the address, so that coming back finds it as it was left. What is not there, or is
 * none of `shownOnes`, is `normal`.
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
