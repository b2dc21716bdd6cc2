import { Button, TextInput } from '@mantine/core'
import { IconChevronDown, IconSearch } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { Page } from '../../ui/page.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import type { Managing } from './manage-dialog.tsx'
import styles from './participants.module.css'
import { PersonRow } from './person-row.tsx'
import { PrincipalBlock } from './principal-block.tsx'
import { rosterOf } from './roster.ts'

/** The forms are loaded only for those who use them. */
const ManageDialog = lazy(async () => ({ default: (await import('./manage-dialog.tsx')).ManageDialog }))

/** The participants: officers, delegations by region, business seats, observers. */
export function ParticipantsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { committee } = useCommittee()
  const [search, setSearch] = useState('')
  const { managing, manage, close } = useManaging()
  const roster = rosterOf(committee, language, search)
  const { officers, delegations, seats, observers, former } = roster
  const found = officers.length + delegations.length + seats.length + observers.length + former.length
  const isSearching = search.trim() !== ''
  const show = (lines: readonly unknown[]) => !isSearching || lines.length > 0
  return (
    <Page title={t('membership.title')} lead={t('membership.lead')} actions={<Enrolling manage={manage} />}>
      <TextInput
        type="search"
        aria-label={t('membership.find')}
        placeholder={t('membership.find')}
        leftSection={<IconSearch aria-hidden size={18} stroke={1.75} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        className={styles.search}
      />
      <div role="status" className={styles.found}>
        {isSearching && found === 0 && (
          <EmptyState title={t('membership.findNone')}>{t('ui.list.notFoundText')}</EmptyState>
        )}
      </div>
      {show(officers) && (
        <Section of="officers" empty={officers.length === 0}>
          <ul className={styles.people}>
            {officers.map((person) => (
              <PersonRow key={person.member} person={person} manage={manage} />
            ))}
          </ul>
        </Section>
      )}
      {show(delegations) && (
        <Section of="delegations" empty={delegations.length === 0}>
          <LongList
            className={styles.principals}
            items={delegations.flatMap(({ region, lines }) =>
              lines.map((line, index) => ({ line, region: index === 0 ? region : null })),
            )}
            keyOf={({ line }) => line.principal.id}
            estimate={120}
            row={({ line, region }, props) => (
              <PrincipalBlock {...{ line, manage, props }}>
                {region && <h3 className={styles.regionName}>{t(`membership.regions.${region}`)}</h3>}
              </PrincipalBlock>
            )}
          />
        </Section>
      )}
      {(['seats', 'observers'] as const).map(
        (of) =>
          show(roster[of]) && (
            <Section key={of} of={of} empty={roster[of].length === 0}>
              <LongList
                className={styles.principals}
                items={roster[of]}
                keyOf={({ principal }) => principal.id}
                estimate={110}
                row={(line, props) => <PrincipalBlock {...{ line, manage, props }} />}
              />
            </Section>
          ),
      )}
      {former.length > 0 && (
        <Section of="former" empty={false}>
          <LongList
            className={styles.people}
            items={former}
            keyOf={({ member }) => member}
            estimate={44}
            row={(person, props) => <PersonRow {...{ person, manage, props }} />}
          />
        </Section>
      )}
      {managing && (
        <Suspense fallback={null}>
          <ManageDialog managing={managing} onClose={close} />
        </Suspense>
      )}
    </Page>
  )
}

/** The subject of the dialog; when it closes, the focus returns to where it was opened. */
function useManaging() {
  const [managing, setManaging] = useState<Managing | null>(null)
  const opener = useRef<HTMLElement | null>(null)
  return {
    managing,
    manage(next: Managing) {
      opener.current = openerOf(document.activeElement)
      setManaging(next)
    },
    close() {
      // The dialog keeps the focus while it is open.
      flushSync(() => setManaging(null))
      opener.current?.focus()
    },
  }
}

/** The button that was pressed; of a menu, which is gone by then, the button that opened it. */
function openerOf(active: Element | null): HTMLElement | null {
  const menu = active?.closest('[role="menu"]')
  const opener = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : active
  return opener instanceof HTMLElement ? opener : null
}

type SectionName = 'officers' | 'delegations' | 'seats' | 'observers' | 'former'

function Section({ of, empty, children }: { of: SectionName; empty: boolean; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby={`participants-${of}`}>
      <h2 id={`participants-${of}`} className={styles.sectionName}>
        {t(`membership.sections.${of}`)}
      </h2>
      <p className={styles.about}>{t(`membership.about.${of}`)}</p>
      {empty ? <p className={styles.nobody}>{t(`membership.empty.${of}`)}</p> : children}
    </section>
  )
}

const ACTS = [
  { act: 'enrol', command: 'enrolParticipant' },
  { act: 'admitDelegation', command: 'admitDelegation' },
  { act: 'createSeat', command: 'createSeat' },
  { act: 'admitObserver', command: 'admitObserver' },
] as const

function Enrolling({ manage }: { manage: (what: Managing) => void }) {
  const { t } = useTranslation()
  const { committee } = useCommittee()
  const open = ACTS.filter(({ command }) => committee.can[command] === null)
  if (open.length === 0) return null
  return (
    <MenuButton
      position="bottom-end"
      choices={open.map(({ act }) => ({
        key: act,
        label: t(`membership.manage.${act}`),
        onClick: () => manage({ act }),
      }))}
    >
      <Button rightSection={<IconChevronDown aria-hidden size={16} />}>{t('membership.manage.title')}</Button>
    </MenuButton>
  )
}
