import { Button, Group, Radio, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Work } from '@quorate/shared/contracts/works'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import { VOTE_METHODS, type VoteMethod } from '@quorate/shared/domain/votes/events'
import { findMajorityProfile, MAJORITY_PROFILES } from '@quorate/shared/domain/votes/majority'
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { lineFault } from '../../ui/line-input.tsx'
import { LiveButton } from '../../ui/live-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { NotLiveNote, useNotLive } from '../../ui/not-live.tsx'
import { type ReadableText, readIn } from '../../ui/read-in.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { workQuery } from '../works/queries.ts'
import styles from './open-vote-form.module.css'
import { explainProfile, profileName } from './profile-text.ts'
import { voteQuery } from './queries.ts'

type OpenVoteFormProps = {
  committee: string
  work: string
  session: string
  /** In a dialog: called when the vote is open, or is not to be opened. */
  onClose?: () => void
}

/** For the chair: the wording, the method and the majority; then the vote opens. */
export function OpenVoteForm({ committee, work, session, onClose }: OpenVoteFormProps) {
  const query = useQuery(workQuery(committee, work))
  return (
    <Loaded query={query} lines={4}>
      {(answer) => <AfterTie committee={committee} session={session} answer={answer} onClose={onClose} />}
    </Loaded>
  )
}

type FormProps = {
  committee: string
  session: string
  answer: Work
  onClose: (() => void) | undefined
}

/** After a tie the same question is put again under the same rule. */
function AfterTie(props: FormProps) {
  const tied = props.answer.votes.find(({ result }) => result?.outcome === 'tied')
  const first = useQuery({ ...voteQuery(props.committee, tied?.id ?? ''), enabled: tied !== undefined })
  if (tied === undefined) return <QuestionForm {...props} rule={null} />
  return (
    <Loaded query={first} lines={4}>
      {({ vote }) => <QuestionForm {...props} rule={vote.profile.id} />}
    </Loaded>
  )
}

function QuestionForm({ committee, session, answer, onClose, rule }: FormProps & { rule: string | null }) {
  const { t } = useTranslation()
  const notLive = useNotLive()
  const open = useCommand(committee, 'openVote')
  const language = useLanguage()
  const { id: work, symbol, title } = answer.work
  const refusal = answer.can.openVote
  const form = useForm<{ wordings: Record<Language, string>; method: VoteMethod; profile: string }>({
    initialValues: {
      wordings: usualQuestion(symbol, title),
      method: 'roll-call',
      profile: rule ?? 'wco-convention',
    },
    validate: ({ wordings }) => {
      const missing = Object.values(wordings).every((each) => each.trim() === '')
      const faults = LANGUAGES.map((each) => [`wordings.${each}`, lineFault(t, wordings[each])])
      return missing ? { [`wordings.${language}`]: t('votes.openForm.questionMissing') } : Object.fromEntries(faults)
    },
  })
  const profile = findMajorityProfile(form.values.profile)
  if (refusal) return <RefusalNote refusal={refusal} />
  return (
    <form
      className={styles.form}
      aria-label={t('votes.openForm.title')}
      onSubmit={form.onSubmit(({ wordings, method, profile }) => {
        if (notLive !== null) return
        const put = written(wordings)
        const question = readIn(put, language).text
        open.mutate({ work, session, question, wordings: put, method, profile }, { onSuccess: () => onClose?.() })
      })}
    >
      {inOrder(language).map((each) => (
        <Textarea
          key={each}
          label={t(`votes.openForm.question.${each}`)}
          description={t(each === language ? 'votes.openForm.questionHint' : 'votes.openForm.otherHint')}
          lang={each}
          autosize
          minRows={2}
          maxLength={500}
          {...form.getInputProps(`wordings.${each}`)}
          error={form.errors[`wordings.${each}`] || lineFault(t, form.values.wordings[each])}
        />
      ))}
      <Radio.Group label={t('votes.openForm.method')} {...form.getInputProps('method')}>
        <Stack gap="xs" mt="xs">
          {VOTE_METHODS.map((method) => (
            <Radio
              key={method}
              value={method}
              label={t(`votes.methods.${method}`)}
              description={t(`votes.methodExplained.${method}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={t('votes.openForm.profile')}
        allowDeselect={false}
        disabled={rule !== null}
        data={MAJORITY_PROFILES.map(({ id }) => ({ value: id, label: profileName(t, id) }))}
        {...form.getInputProps('profile')}
      />
      {profile && (
        <p className={styles.rule} aria-live="polite">
          {explainProfile(t, profile).join(' ')}
        </p>
      )}
      <p className={styles.fixed}>{t('votes.openForm.fixed')}</p>
      <RefusalNote refusal={open.error} />
      <NotLiveNote />
      <Group justify={onClose ? 'flex-end' : 'flex-start'} gap="sm">
        {onClose && (
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        )}
        <LiveButton type="submit" loading={open.isPending}>
          {t('votes.openForm.submit')}
        </LiveButton>
      </Group>
    </form>
  )
}

/** The reader's language first. */
function inOrder(language: Language): Language[] {
  return [...LANGUAGES].sort((one) => (one === language ? -1 : 1))
}

/** The question as it is usually put, in both languages, whatever the reader's is. */
function usualQuestion(symbol: string, title: ReadableText): Record<Language, string> {
  return {
    en: `Shall ${symbol}, “${readIn(title, 'en').text}”, be adopted?`,
    fr: `Le comité adopte-t-il ${symbol}, «\u202f${readIn(title, 'fr').text}\u202f»\u202f?`,
  }
}

/** The languages in which something was written. */
function written({ en, fr }: Record<Language, string>): OfficialText {
  return { ...(en.trim() === '' ? {} : { en }), ...(fr.trim() === '' ? {} : { fr }) }
}
