import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Sessions } from '@quorate/shared/contracts/sessions'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from '../../ui/list.module.css'
import { Loaded } from '../../ui/loaded.tsx'
import { LongList, type RowProps } from '../../ui/long-list.tsx'
import { Page } from '../../ui/page.tsx'
import { formatMoment } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { sessionPaths } from './paths.ts'
import { sessionsQuery } from './queries.ts'
import { SessionStatus } from './session-status.tsx'

type SessionLine = Sessions['sessions'][number]

/** The calendar and the form come only for those who schedule. */
const ScheduleForm = lazy(async () => ({ default: (await import('./schedule-form.tsx')).ScheduleForm }))

/** All sessions: under way, to come (the next first), closed. */
export function SessionListPage() {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const query = useQuery(sessionsQuery(committee))
  const [opened, { open, close }] = useDisclosure(false)
  const maySchedule = query.data?.can.scheduleSession === null
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
      <Loaded query={query}>
        {({ sessions }) =>
          sessions.length === 0 ? (
            <EmptyState title={t('sessions.empty.title')}>{t('sessions.empty.text')}</EmptyState>
          ) : (
            <Groups sessions={sessions} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Groups({ sessions }: { sessions: readonly SessionLine[] }) {
  const { t } = useTranslation()
  const now = sessions.filter(({ status }) => status === 'open' || status === 'suspended')
  const next = sessions.filter(({ status }) => status === 'scheduled').sort((a, b) => a.startsAt - b.startsAt)
  const past = sessions.filter(({ status }) => status === 'closed')
  const groups = [
    { title: t('sessions.groups.now'), lines: now },
    { title: t('sessions.groups.next'), lines: next },
    { title: t('sessions.groups.past'), lines: past },
  ]
  return groups
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => (
      <section key={title} className={styles.group} aria-label={title}>
        <h2 className={styles.groupTitle}>{title}</h2>
        <LongList
          className={styles.list}
          items={lines}
          keyOf={({ id }) => id}
          estimate={86}
          row={(line, props) => <Line {...{ line, props }} />}
        />
      </section>
    ))
}

function Line({ line, props }: { line: SessionLine; props: RowProps }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address } = useCommittee()
  const current = line.agenda.find(({ item }) => item === line.current)
  return (
    <li {...props} className={styles.item}>
      <p className={styles.meta}>
        <span>{t('sessions.number', { number: line.number })}</span>
        <SessionStatus status={line.status} />
        <span>{formatMoment(line.startsAt, language, line.timeZone)}</span>
        <span>{t('sessions.items', { count: line.agenda.length })}</span>
      </p>
      <h3 className={styles.title}>
        <Link to={sessionPaths(address).session(line.id)}>{line.title}</Link>
      </h3>
      {current && line.status !== 'closed' && (
        <p className={styles.meta}>
          {t('sessions.room.underDiscussion')} · {current.number}. {current.title}
        </p>
      )}
    </li>
  )
}
