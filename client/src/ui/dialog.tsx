import type { ModalProps } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'

const Opened = lazy(async () => ({ default: (await import('./dialog-opened.tsx')).DialogOpened }))

/** A dialog. Its code is loaded when it is first opened: no page needs it to be read. */
export function Dialog(props: ModalProps) {
  const [wanted, setWanted] = useState(props.opened)
  if (props.opened && !wanted) setWanted(true)
  if (!wanted) return null
  return (
    <Suspense>
      <Opened {...props} />
    </Suspense>
  )
}
