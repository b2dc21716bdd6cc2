import { Radio, Select, Stack, Textarea } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import type { Work } from '@quorate/shared/contracts/works'
import { VOTE_METHODS, type VoteMethod } from '@quorate/shared/domain/votes/events'
import { findMajorityProfile, MAJORITY_PROFILES } from '@quorate/shared/domain/votes/majority'
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { useLineFault } from '../../ui/line-input.tsx'
import { LiveButton } from '../../ui/live-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { NotLiveNote, useNotLive } from '../../ui/not-live.tsx'
import { readIn } from '../../ui/read-in.ts'
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
  /** Called when the vote is open. */
  onOpened?: () => void
}

/** For the chair: the wording, the method and the majority; then the vote opens. */
export function OpenVoteForm({ committee, work, session, onOpened }: OpenVoteFormProps) {
  const query = useQuery(workQuery(committee, work))
  return (
    <Loaded query={query} lines={4}>
      {(answer) => <AfterTie committee={committee} session={session} answer={answer} onOpened={onOpened} />}
    </Loaded>
  )
}

type FormProps = {
  committee: string
  session: string
  answer: Work
  onOpened: (() => void) | undefined
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

function QuestionForm({ committee, session, answer, onOpened, rule }: FormProps & { rule: string | null }) {
  const { t } = useTranslation()
  const notLive = useNotLive()
  const open = useCommand(committee, 'openVote')
  const language = useLanguage()
  const { id: work, symbol, title } = answer.work
  const refusal = answer.can.openVote
  const form = useForm<{ question: string; method: VoteMethod; profile: string }>({
    initialValues: {
      // It becomes what the chair enters, so nothing in it is isolated.
      question: t('votes.openForm.questionDefault', { symbol, title: readIn(title, language).text }).replace(
        /[\u2068\u2069]/g,
        '',
      ),
      method: 'roll-call',
      profile: rule ?? 'wco-convention',
    },
    validate: { question: isNotEmpty(t('votes.openForm.questionMissing')) },
  })
  const fault = useLineFault(form.values.question)
  const profile = findMajorityProfile(form.values.profile)
  if (refusal) return <RefusalNote refusal={refusal} />
  return (
    <form
      className={styles.form}
      aria-label={t('votes.openForm.title')}
      onSubmit={form.onSubmit((values) => {
        if (notLive === null) open.mutate({ work, session, ...values }, { onSuccess: () => onOpened?.() })
      })}
    >
      <Textarea
        label={t('votes.openForm.question')}
        description={t('votes.openForm.questionHint')}
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('question')}
        error={form.errors.question || fault}
      />
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
      <LiveButton type="submit" loading={open.isPending}>
        {t('votes.openForm.submit')}
      </LiveButton>
    </form>
  )
}
