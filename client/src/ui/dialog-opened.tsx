import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'

/** Opens a moment after it is there: only then does the focus go back to where it was once the dialog closes. */
export function DialogOpened({ opened, ...props }: ModalProps) {
  const [shown, setShown] = useState(false)
  useEffect(() => setShown(opened), [opened])
  return <Modal opened={shown} {...props} />
}
