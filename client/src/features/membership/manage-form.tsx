import { Button, Group } from '@mantine/core'
import type { FormEventHandler, ReactNode } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './manage-form.module.css'

type ManageFormProps = {
  onSubmit: FormEventHandler<HTMLFormElement>
  onClose: () => void
  submit: string
  pending: boolean
  error: Error | null
  children: ReactNode
}

/** The frame of every form of the Secretariat: its fields, the server's answer, and its two buttons. */
export function ManageForm({ onSubmit, onClose, submit, pending, error, children }: ManageFormProps) {
  const { t } = useTranslation()
  return (
    <form onSubmit={onSubmit} className={styles.form} noValidate>
      {children}
      <RefusalNote refusal={error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('membership.manage.cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {submit}
        </Button>
      </Group>
    </form>
  )
}
