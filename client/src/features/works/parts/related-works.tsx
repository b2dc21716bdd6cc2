import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Work } from '@quorate/shared/contracts/works'
import { LINK_MEANINGS } from '@quorate/shared/domain/works/events'
import { IconLinkPlus } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useCommand } from '../../../data/use-command.ts'
import { useTranslation } from '../../../i18n/translate.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import styles from '../related-works.module.css'
import { WorkName } from './work-name.tsx'
import { WorkStage } from './work-stage.tsx'

/** The form is loaded only for those who link. */
const LinkForm = lazy(async () => ({ default: (await import('../link-form.tsx')).LinkForm }))

type Link = Work['links'][number]

type RelatedWorksProps = { committee: string; work: Work['work']; links: readonly Link[]; can: Linking }
type Linking = Pick<Work['can'], 'linkWorks' | 'unlinkWorks'>

/** The links of a work, in words; those who may link documents do so here. */
export function RelatedWorks({ committee, work, links, can }: RelatedWorksProps) {
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <div className={styles.related}>
      {links.length === 0 && <p className={styles.none}>{t('works.related.none', { symbol: work.symbol })}</p>}
      <ul className={styles.list}>
        {inOrder(links).map((link) => (
          <li key={`${link.meaning}-${link.way}-${link.work.id}`} className={styles.item}>
            <span className={styles.meaning}>{t(`works.meaning.${link.meaning}.${link.way}`)}</span>
            <span className={styles.work}>
              <WorkName work={link.work} /> <WorkStage work={link.work} />
            </span>
            {can.unlinkWorks === null && <Unlink committee={committee} work={work} link={link} />}
          </li>
        ))}
      </ul>
      {can.linkWorks === null && (
        <div>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconLinkPlus aria-hidden size={18} stroke={1.75} />}
            onClick={open}
          >
            {t('works.related.add')}
          </Button>
          <Dialog
            opened={opened}
            onClose={close}
            title={t('works.related.dialog', { symbol: work.symbol })}
            closeButtonProps={{ 'aria-label': t('ui.cancel') }}
          >
            <Suspense fallback={<div role="status" aria-label={t('ui.loading')} />}>
              <LinkForm committee={committee} work={work} onDone={close} />
            </Suspense>
          </Dialog>
        </div>
      )}
    </div>
  )
}

/** First the links that begin at it, then those that end at it, grouped by meaning. */
function inOrder(links: readonly Link[]): Link[] {
  const place = ({ way, meaning }: Link) => (way === 'to' ? 0 : 100) + LINK_MEANINGS.indexOf(meaning)
  return links.toSorted((one, other) => place(one) - place(other))
}

type UnlinkProps = { committee: string; work: Work['work']; link: Link }

function Unlink({ committee, work, link: { meaning, way, work: other } }: UnlinkProps) {
  const { t } = useTranslation()
  const unlink = useCommand(committee, 'unlinkWorks')
  const [from, to] = way === 'to' ? [work, other] : [other, work]
  return (
    <ConfirmButton
      variant="subtle"
      size="compact-sm"
      label={t('works.related.remove', { symbol: other.symbol })}
      confirmLabel={t('works.related.removeConfirm')}
      question={t('works.related.removeQuestion')}
      onConfirm={() => unlink.mutateAsync({ from: from.id, to: to.id, meaning })}
      pending={unlink.isPending}
      error={unlink.error}
    >
      <p>
        {t('works.related.removeText', {
          symbol: work.symbol,
          meaning: t(`works.meaning.${meaning}.${way}`),
          other: other.symbol,
        })}
      </p>
    </ConfirmButton>
  )
}
