import { Button } from '@mantine/core'
import type { Vote } from '@quorate/shared/contracts/votes'
import { CHOICES, type Choice } from '@quorate/shared/domain/votes/majority'
import { type FormEvent, useId, useState } from 'react'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { useConnection } from '../../live/live-context.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './ballot.module.css'
import { ChoiceMark } from './choice-mark.tsx'
import { receiptId } from './receipt.tsx'

type BallotFormProps = {
  committee: string
  vote: string
  mine: Vote['mine']
  /** The name of the delegation the caller votes for. */
  delegation: string
}

/** What the voter waits for comes into view, if it is above the window of a phone. */
function showReceipt(vote: string): void {
  requestAnimationFrame(() => document.getElementById(receiptId(vote))?.scrollIntoView({ block: 'nearest' }))
}

/** Three large choices and a confirmation that names its effect. */
export function BallotForm({ committee, vote, mine, delegation }: BallotFormProps) {
  const { t } = useTranslation()
  const id = useId()
  const { state } = useConnection()
  const cast = useCommand(committee, 'castBallot')
  const [chosen, setChosen] = useState<Choice | null>(mine?.choice ?? null)
  const same = mine !== null && chosen === mine.choice
  const live = state === 'live'
  const ready = live && chosen !== null && !same && !cast.isPending

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) cast.mutate({ vote, choice: chosen }, { onSuccess: () => showReceipt(vote) })
  }
  const consequence =
    chosen === null
      ? t('votes.ballot.none')
      : t(same ? 'votes.ballot.same' : `votes.ballot.consequence.${chosen}`, { delegation })
  const saying = live ? consequence : t(state === 'offline' ? 'votes.ballot.offline' : 'votes.ballot.waiting')

  const label = chosen === null ? t('votes.ballot.castNone') : t(`votes.ballot.cast.${chosen}`)

  // The button stays enabled for the browser, so that a person who casts by keyboard keeps their place.
  return (
    <form onSubmit={submit} className={styles.form}>
      <fieldset className={styles.choices}>
        <legend className={styles.legend}>
          {t(mine === null ? 'votes.ballot.legend' : 'votes.ballot.change', { delegation })}
        </legend>
        <p className={styles.hint}>{t('votes.ballot.hint')}</p>
        {CHOICES.map((choice) => (
          <label key={choice} className={styles.choice} data-choice={choice}>
            <input
              type="radio"
              name={`${id}-choice`}
              value={choice}
              checked={chosen === choice}
              onChange={() => setChosen(choice)}
              className={styles.radio}
            />
            <span className={styles.mark}>
              <ChoiceMark choice={choice} size={22} />
            </span>
            <span>{t(`votes.choices.${choice}`)}</span>
          </label>
        ))}
      </fieldset>
      <p id={`${id}-saying`} className={styles.saying} data-waiting={!live} aria-live="polite">
        {saying}
      </p>
      <RefusalNote refusal={cast.error} />
      <Button
        type="submit"
        size="md"
        aria-busy={cast.isPending}
        aria-disabled={!ready}
        {...(ready ? {} : { 'data-disabled': true })}
        aria-describedby={`${id}-saying`}
        className={styles.confirm}
      >
        {cast.isPending ? t('votes.ballot.casting') : label}
      </Button>
    </form>
  )
}
