import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Alerts } from '../../area.ts'
import { type Alert, type AlertScope, changeAlerts, withAlert } from '../../live/alerts.ts'
import { readIn } from '../../ui/read-in.ts'
import { votePaths } from './names.ts'
import { votesQuery } from './queries.ts'

const ABOUT = 'votes'

export function raiseVoteAlert({ seq, data }: PresentedEvent<'VoteOpened'>, scope: AlertScope): void {
  const alert = data
    ? { id: data.vote, detail: data.question, wordings: data.wordings }
    : { id: `#${seq}`, detail: null }
  changeAlerts(scope, (alerts) => withAlert(alerts, { about: ABOUT, ...alert }))
}

/** A vote is closed. An alert whose vote is unknown is removed with the first vote that closes. */
export function dropVoteAlert({ data }: PresentedEvent<'VoteClosed'>, scope: AlertScope): void {
  changeAlerts(scope, (alerts) =>
    alerts.filter(({ about, id, detail }) => about !== ABOUT || (id !== data?.vote && detail !== null)),
  )
}

export const voteAlerts: Alerts = {
  change: { VoteOpened: raiseVoteAlert, VoteClosed: dropVoteAlert },
  async restore(scope) {
    // Few votes are open at any time: they are on the first page.
    const { pages } = await scope.client.fetchInfiniteQuery(votesQuery(scope.committee, { status: 'open' }))
    const open = pages.flatMap(({ votes }) => votes).filter(({ status }) => status === 'open')
    changeAlerts(scope, (alerts) =>
      open.reduce<readonly Alert[]>(
        (known, { id, question, wordings }) => withAlert(known, { about: ABOUT, id, detail: question, wordings }),
        alerts.filter((alert) => alert.about !== ABOUT || open.some(({ id }) => id === alert.id)),
      ),
    )
  },
  words({ id, detail, wordings }, t, address, language) {
    const { votes, vote } = votePaths(address)
    const question = wordings === undefined ? detail : readIn(wordings, language).text
    return {
      spoken: question === null ? t('votes.callUnnamed') : t('votes.call', { question }),
      shown: t('votes.callUnnamed'),
      link: { label: t('votes.toVote'), to: detail === null ? votes : vote(id) },
    }
  },
}
