import { Button, type ButtonProps, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import { Dialog } from './dialog.tsx'
import { LiveButton } from './live-button.tsx'
import { NotLiveNote } from './not-live.tsx'
import { RefusalNote } from './refusal-note.tsx'

type ConfirmButtonProps = ButtonProps & {
  label: string
  /** The question, and the consequences of saying yes. */
  question: string
  children?: ReactNode
  confirmLabel?: string
  /** Resolves when it is done; if it throws, the error is shown, and the question stays. */
  onConfirm: () => Promise<unknown>
  pending: boolean
  error: Error | null
  /** It decides something: it is held while the page is not live. */
  decides?: boolean
}

/** A button for acts that cannot be undone: it asks first, and names the consequences. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, question, children, confirmLabel, onConfirm, pending, error, decides = false, ...button } = props
  const Act = decides ? LiveButton : Button
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure(false)
  const confirm = () => {
    onConfirm().then(close, () => undefined)
  }
  return (
    <>
      <Act variant="default" {...button} onClick={open}>
        {label}
      </Act>
      <Dialog opened={opened} onClose={close} title={question} closeButtonProps={{ 'aria-label': t('ui.cancel') }}>
        <Stack gap="md">
          {children}
          <RefusalNote refusal={error} />
          {decides && <NotLiveNote />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
            <Act onClick={confirm} loading={pending} data-autofocus>
              {confirmLabel ?? label}
            </Act>
          </Group>
        </Stack>
      </Dialog>
    </>
  )
}
