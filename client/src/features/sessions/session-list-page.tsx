import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Sessions } from '@quorate/shared/contracts/sessions'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Line } from '../../ui/line.tsx'
import { Link } from '../../ui/link.tsx'
import styles from '../../ui/list.module.css'
import { ListTools } from '../../ui/list-tools.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { Page } from '../../ui/page.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import type { RowProps } from '../../ui/rows-on-screen.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useAnnounced } from '../../ui/use-announced.ts'
import { useListParams } from '../../ui/use-list-params.ts'
import { sessionPaths } from './names.ts'
import { sessionsQuery } from './queries.ts'
import { SessionStatus } from './session-status.tsx'

type SessionLine = Sessions['sessions'][number]

/** The calendar and the form are loaded only for those who schedule. */
const ScheduleForm = lazy(async () => ({ default: (await import('./schedule-form.tsx')).ScheduleForm }))

/** All sessions: under way, upcoming (the next first), closed. */
export function SessionListPage() {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const { search, searchFor } = useListParams(['all'], 'all')
  const query = useInfiniteQuery(sessionsQuery(committee, search === '' ? {} : { search }))
  const [opened, { open, close }] = useDisclosure(false)
  const maySchedule = query.data?.pages[0]?.can.scheduleSession === null
  const rows = query.data?.pages.flatMap(({ sessions }) => sessions) ?? []
  const now = rows.filter(({ status }) => status === 'open' || status === 'suspended')
  const next = rows.filter(({ status }) => status === 'scheduled').sort((a, b) => a.startsAt - b.startsAt)
  const past = rows.filter(({ status }) => status === 'closed')
  return (
    <Page
      title={t('sessions.title')}
      lead={t('sessions.lead')}
      actions={maySchedule && <Button onClick={open}>{t('sessions.schedule.button')}</Button>}
    >
      <Dialog
        opened={opened}
        onClose={close}
        title={t('sessions.schedule.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('ui.cancel') }}
      >
        <Suspense fallback={<div role="status" aria-label={t('ui.loading')} />}>
          <ScheduleForm committee={committee} onDone={close} />
        </Suspense>
      </Dialog>
      <ListTools label={t('sessions.title')}>
        <SearchField label={t('sessions.search')} initial={search} onSearch={searchFor} />
      </ListTools>
      <Group title={t('sessions.groups.now')} lines={now} />
      <Group title={t('sessions.groups.next')} lines={next} />
      <section className={styles.group} aria-label={t('sessions.groups.past')}>
        {past.length > 0 && <h2 className={styles.groupTitle}>{t('sessions.groups.past')}</h2>}
        <PagedList
          query={query}
          rows={past}
          keyOf={({ id }) => id}
          row={(line, props) => <Row line={line} props={props} />}
          label={t('sessions.groups.past')}
          list={search}
          narrowed={search !== '' && rows.length === 0}
          empty={
            rows.length === 0 && <EmptyState title={t('sessions.empty.title')}>{t('sessions.empty.text')}</EmptyState>
          }
          className={styles.list}
        />
      </section>
    </Page>
  )
}

function Group({ title, lines }: { title: string; lines: readonly SessionLine[] }) {
  if (lines.length === 0) return null
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.groupTitle}>{title}</h2>
      <LongList
        items={lines}
        keyOf={({ id }) => id}
        row={(line, props) => <Row line={line} props={props} />}
        estimate={96}
        label={title}
        className={styles.list}
      />
    </section>
  )
}

function Row({ line, props }: { line: SessionLine; props: RowProps }) {
  const { t } = useTranslation()
  const announced = useAnnounced()
  const { address } = useCommittee()
  return (
    <li className={styles.item} {...props}>
      <p className={styles.meta}>
        <span>{t('sessions.number', { number: line.number })}</span>
        <SessionStatus status={line.status} />
        <span>{announced(line.startsAt, line.timeZone)}</span>
        <span>{t('sessions.items', { count: line.items })}</span>
      </p>
      <h3 className={styles.title}>
        <Link to={sessionPaths(address).session(line.id)}>
          <Line text={line.title} />
        </Link>
      </h3>
    </li>
  )
}
