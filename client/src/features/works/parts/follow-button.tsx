import { Button, VisuallyHidden } from '@mantine/core'
import { setFollowing, type Work, type WorkRow, type Works } from '@quorate/shared/contracts/works'
import { IconBell, IconBellFilled } from '@tabler/icons-react'
import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { perform } from '../../../data/api.ts'
import { changeAnswers } from '../../../data/change-answers.ts'
import { useTranslation } from '../../../i18n/translate.ts'
import { RefusalNote } from '../../../ui/refusal-note.tsx'
import { workKeys } from '../queries.ts'

type FollowButtonProps = {
  committee: string
  work: Pick<WorkRow, 'id' | 'symbol' | 'following'>
  /** Called with each choice, for the answer that the page took the work from. */
  onShow?: (following: boolean) => void
}

/** Follows a work, or stops: shown at once, and reverted if it fails. */
export function FollowButton({ committee, work, onShow }: FollowButtonProps) {
  const { t } = useTranslation()
  const describing = useId()
  const client = useQueryClient()
  const { id, symbol, following } = work
  const shown = (wanted: boolean) =>
    changeAnswers(client, [committee], () => {
      show(client, committee, id, wanted)
      onShow?.(wanted)
    })
  const change = useMutation({
    mutationFn: (wanted: boolean) =>
      perform(setFollowing, { params: { committee, work: id }, body: { following: wanted } }),
    onMutate: shown,
    onError: (_error, wanted) => shown(!wanted),
    onSuccess(_answer, wanted) {
      // An answer that was requested meanwhile may be from before.
      shown(wanted)
      // Lists of followed works are fetched again when they are next shown.
      return client.invalidateQueries({ queryKey: [committee, ...workKeys.lists], refetchType: 'none' })
    },
  })
  const Icon = following ? IconBellFilled : IconBell
  const what = t(following ? 'works.follow.stop' : 'works.follow.what', { symbol })
  return (
    <>
      <Button
        variant={following ? 'light' : 'default'}
        aria-pressed={following}
        aria-describedby={describing}
        title={what}
        leftSection={<Icon aria-hidden size={18} stroke={1.75} />}
        onClick={() => change.mutate(!following)}
      >
        {t(following ? 'works.follow.following' : 'works.follow.follow')}
      </Button>
      <span id={describing} hidden>
        {what}
      </span>
      <VisuallyHidden role="status">
        {change.isSuccess && t(following ? 'works.follow.began' : 'works.follow.stopped', { symbol })}
      </VisuallyHidden>
      <RefusalNote refusal={change.error} />
    </>
  )
}

function show(client: QueryClient, committee: string, id: string, following: boolean): void {
  const row = <R extends { id: string; following: boolean }>(old: R): R => (old.id === id ? { ...old, following } : old)
  client.setQueryData<Work>([committee, ...workKeys.one(id)], (old) => old && { ...old, work: row(old.work) })
  client.setQueriesData<InfiniteData<Works>>({ queryKey: [committee, ...workKeys.lists] }, (old) => {
    if (!old) return old
    return { ...old, pages: old.pages.map((page) => ({ ...page, works: page.works.map(row) })) }
  })
}
