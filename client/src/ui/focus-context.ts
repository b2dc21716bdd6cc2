import { createContext } from 'react'

export type FocusKeeper = {
  /** True once for each address that the reader has navigated to, never for the first one of the visit. */
  arrived: (pathname: string) => boolean
}

export function createFocusKeeper(start: string): FocusKeeper {
  let last = start
  return {
    arrived(pathname) {
      const isNew = pathname !== last
      last = pathname
      return isNew
    },
  }
}

export const FocusContext = createContext<FocusKeeper>({ arrived: () => false })
