import { useDisclosure } from '@mantine/hooks'
import type { Comment } from '@quorate/shared/contracts/threads'
import { type ComponentType, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './comment.module.css'
import type { HideFormProps } from './hide-form.tsx'

/** Hiding a comment: with a reason, which its author reads. The form is loaded when it is first opened. */
export function HideComment({ committee, comment }: { committee: string; comment: Comment }) {
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure(false)
  const [loaded, setLoaded] = useState<{ HideForm: ComponentType<HideFormProps> } | null>(null)
  const ask = async () => {
    setLoaded(await import('./hide-form.tsx'))
    open()
  }
  const name = t('threads.comment', { number: comment.number })
  return (
    <>
      <button type="button" className={styles.action} onClick={ask} aria-label={`${t('threads.hide')}, ${name}`}>
        {t('threads.hide')}
      </button>
      <Dialog
        opened={opened}
        onClose={close}
        title={t('threads.hideQuestion', { number: comment.number })}
        closeButtonProps={{ 'aria-label': t('ui.cancel') }}
      >
        {loaded && <loaded.HideForm committee={committee} comment={comment} onDone={close} />}
      </Dialog>
    </>
  )
}
