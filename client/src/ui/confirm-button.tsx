import { Button, type ButtonProps, Group, Modal, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusalNote } from './refusal-note.tsx'

type ConfirmButtonProps = ButtonProps & {
  label: string
  /** The question, and what follows from saying yes. */
  question: string
  children?: ReactNode
  confirmLabel?: string
  /** Resolves when it is done; what it throws is shown, and the question stays. */
  onConfirm: () => Promise<unknown>
  pending: boolean
  error: Error | null
}

/** A button for what cannot be undone: it asks first, and says what follows. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, question, children, confirmLabel, onConfirm, pending, error, ...button } = props
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure(false)
  const confirm = () => {
    onConfirm().then(close, () => undefined)
  }
  return (
    <>
      <Button variant="default" {...button} onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={question} closeButtonProps={{ 'aria-label': t('ui.cancel') }}>
        <Stack gap="md">
          {children}
          <RefusalNote refusal={error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
            <Button onClick={confirm} loading={pending} data-autofocus>
              {confirmLabel ?? label}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
