import { useDisclosure } from '@mantine/hooks'
import type { Comment } from '@quorate/shared/contracts/threads'
import { lazy, Suspense } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Outline } from '../../ui/loaded.tsx'
import styles from './comment.module.css'

/** Loaded when somebody asks for earlier words. */
const EditionHistory = lazy(async () => ({ default: (await import('./edition-history.tsx')).EditionHistory }))

/** "Edited", and on request the earlier words of a comment, with the changes of each edit. */
export function Editions({ committee, comment }: { committee: string; comment: Comment }) {
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <button type="button" className={styles.edited} onClick={open}>
        {t('threads.edited', { count: comment.edits })}
      </button>
      <Dialog
        opened={opened}
        onClose={close}
        size="lg"
        title={t('threads.history', { number: comment.number })}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        {opened && (
          <Suspense fallback={<Outline lines={3} />}>
            <EditionHistory committee={committee} comment={comment} />
          </Suspense>
        )}
      </Dialog>
    </>
  )
}
