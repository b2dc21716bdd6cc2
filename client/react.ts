import type { ReactNode } from 'react'

export * from 'preact/compat'
export { default } from 'preact/compat'

/** Preact has no `Activity`: what is hidden is not there. */
export const Activity = ({ mode, children }: { mode?: 'visible' | 'hidden'; children?: ReactNode }) =>
  mode === 'hidden' ? null : children
