import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'

/** Opens a moment after it is there: otherwise the focus would not return to its place when the dialog closes. */
export function DialogOpened({ opened, ...props }: ModalProps) {
  const [shown, setShown] = useState(false)
  useEffect(() => setShown(opened), [opened])
  return <Modal opened={shown} {...props} />
}
