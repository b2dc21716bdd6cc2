import { Button, VisuallyHidden } from '@mantine/core'
import { setFollowing, type Work, type Works } from '@quorate/shared/contracts/works'
import { IconBell, IconBellFilled } from '@tabler/icons-react'
import { type InfiniteData, type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { perform } from '../../../data/api.ts'
import { RefusalNote } from '../../../ui/refusal-note.tsx'
import { workKeys, workQuery } from '../queries.ts'

/** Follows a work, or stops: shown at once, and reverted if it fails. */
export function FollowButton({ committee, work: id }: { committee: string; work: string }) {
  const { t } = useTranslation()
  const describing = useId()
  const client = useQueryClient()
  const { data } = useQuery(workQuery(committee, id))
  const change = useMutation({
    mutationFn: (following: boolean) => perform(setFollowing, { params: { committee, work: id }, body: { following } }),
    onMutate: (following) => show(client, committee, id, following),
    onError: (_error, following) => show(client, committee, id, !following),
    // Lists of followed works are fetched again when they are next shown.
    onSuccess: () => client.invalidateQueries({ queryKey: [committee, ...workKeys.lists], refetchType: 'none' }),
  })
  if (data === undefined) return null
  const { symbol, following } = data.work
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
