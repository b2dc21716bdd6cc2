import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Principal } from '@quorate/shared/contracts/membership'
import type { Session } from '@quorate/shared/contracts/sessions'
import type { Language } from '@quorate/shared/domain/language'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Line } from '../../ui/line.tsx'
import { LiveButton } from '../../ui/live-button.tsx'
import { NotLiveNote, useNotLive } from '../../ui/not-live.tsx'
import { readIn } from '../../ui/read-in.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './presence.module.css'

type PresenceProps = { committee: string; answer: Session }

/** The delegations recorded present; delegates record their own delegation, the chair and the Secretariat any. */
export function Presence({ committee, answer }: PresenceProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { committee: body, me } = useCommittee()
  const [opened, { toggle }] = useDisclosure(false)
  const record = useCommand(committee, 'recordPresence')
  const { session, can } = answer
  const rows = presenceRows(body.principals, session.present, language)
  const own = me.capacity === 'delegate' ? rows.find(({ delegation }) => delegation === me.principal) : undefined
  const may = can.recordPresence === null
  const mark = (delegations: string[], present: boolean) => record.mutate({ session: session.id, delegations, present })

  return (
    <div className={styles.presence}>
      {own && (
        <div className={styles.own}>
          <p>
            {t(own.present ? 'sessions.presence.ownPresent' : 'sessions.presence.ownAbsent', { delegation: own.name })}
          </p>
          {may && (
            <LiveButton
              size="sm"
              variant={own.present ? 'default' : 'filled'}
              loading={record.isPending}
              onClick={() => mark([own.delegation], !own.present)}
            >
              {t(own.present ? 'sessions.presence.recordOwnAbsent' : 'sessions.presence.recordOwn', {
                delegation: own.name,
              })}
            </LiveButton>
          )}
          {may && <NotLiveNote />}
          {session.status !== 'closed' && <RefusalNote refusal={can.recordPresence ?? null} />}
        </div>
      )}
      <RefusalNote refusal={record.error} />
      {may && !own ? (
        <Marking rows={rows} mark={mark} pending={record.isPending} />
      ) : (
        <>
          <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={opened} className={styles.toggle}>
            {t(opened ? 'sessions.presence.hide' : 'sessions.presence.show')}
          </Button>
          {opened && <Reading rows={rows} />}
        </>
      )}
    </div>
  )
}

type MarkingProps = { rows: PresenceRow[]; mark: (delegations: string[], present: boolean) => void; pending: boolean }

function Marking({ rows, mark, pending }: MarkingProps) {
  const { t } = useTranslation()
  const notLive = useNotLive()
  const missing = rows.filter(({ present }) => !present).map(({ delegation }) => delegation)
  return (
    <>
      {missing.length > 0 ? (
        <LiveButton size="sm" variant="default" loading={pending} onClick={() => mark(missing, true)}>
          {t('sessions.presence.all')}
        </LiveButton>
      ) : (
        <p className={styles.soft}>{t('sessions.presence.allDone')}</p>
      )}
      <fieldset className={styles.list}>
        <legend className={styles.legend}>{t('sessions.presence.title')}</legend>
        {rows.map(({ delegation, name, present }) => (
          // A committee may have 190 delegations, so each of them is few elements.
          <label key={delegation} className={styles.box}>
            <input
              type="checkbox"
              checked={present}
              disabled={notLive !== null}
              onChange={(event) => mark([delegation], event.currentTarget.checked)}
            />
            <Line text={name} />
          </label>
        ))}
      </fieldset>
    </>
  )
}

function Reading({ rows }: { rows: PresenceRow[] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.list} aria-label={t('sessions.presence.title')}>
      {rows.map(({ delegation, name, present }) => (
        <li key={delegation} className={styles.row} data-present={present}>
          <Line text={name} />
          <span className={styles.state}>{t(present ? 'sessions.presence.present' : 'sessions.presence.absent')}</span>
        </li>
      ))}
    </ul>
  )
}

type PresenceRow = { delegation: string; name: string; present: boolean }

/** Every delegation by name, sorted by the reader's language, with whether it is recorded present. */
function presenceRows(principals: readonly Principal[], present: readonly string[], language: Language): PresenceRow[] {
  const here = new Set(present)
  const collator = new Intl.Collator(language)
  return principals
    .filter(({ kind }) => kind === 'delegation')
    .map(({ id, name }) => ({ delegation: id, name: readIn(name, language).text || id, present: here.has(id) }))
    .sort((a, b) => collator.compare(a.name, b.name))
}
