import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommittee } from '../../data/committee-context.ts'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import type { NamedThing, Names } from './names.ts'
import { thingsQueries } from './things-query.ts'

const byId = <T extends { id: string }>(things: readonly T[] | undefined): Map<string, T> =>
  new Map(things?.map((thing) => [thing.id, thing]))

/** Names of what the record refers to, with the ways there, in the reader's language. */
export function useNames(): Names {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id: committee, paths, participant, principal } = useCommittee()
  const queries = thingsQueries(committee)
  const mandates = useQuery(queries.mandates).data?.mandates
  const instruments = useQuery(queries.instruments).data?.instruments
  const proposals = useQuery(queries.proposals).data?.proposals
  const sessions = useQuery(queries.sessions).data?.sessions
  const votes = useQuery(queries.votes).data?.votes
  const decisions = useQuery(queries.decisions).data?.decisions

  return useMemo<Names>(() => {
    const mandate = byId(mandates)
    const instrument = byId(instruments)
    const proposal = byId(proposals)
    const session = byId(sessions)
    const vote = byId(votes)
    const decision = byId(decisions)
    const ofThread = new Map(proposals?.map((each) => [each.thread, each.id]))
    const participants = { to: paths.participants }

    const named = (text: string | undefined, otherwise: string, to: string): NamedThing =>
      text === undefined ? { text: otherwise } : { text, to }
    const nameProposal = (id: string) =>
      named(proposal.get(id)?.symbol, t('record.unknown.proposal'), paths.proposal(id))
    const nameMember = (id: string): NamedThing => {
      const name = participant(id)?.name
      return { text: name ?? t('record.erasedName'), ...participants }
    }
    return {
      actor: (actor) => ({ text: actor.capacity === 'system' ? t('record.system') : nameMember(actor.member).text }),
      member: nameMember,
      principal: (id) => {
        const found = principal(id)
        return { text: found ? readIn(found.name, language).text : id, ...participants }
      },
      participants,
      mandate: (id) => {
        const title = mandate.get(id)?.title
        return named(title && readIn(title, language).text, t('record.unknown.mandate'), paths.mandate)
      },
      clause: (ref) => ({ text: t('record.clause', ref), to: paths.clause(ref.mandate, ref.clause) }),
      instrument: (id) => {
        const title = instrument.get(id)?.title
        return named(title && readIn(title, language).text, t('record.unknown.instrument'), paths.instrument(id))
      },
      version: (id, version) => ({ to: paths.instrument(id, version) }),
      proposal: nameProposal,
      thread: (id) => nameProposal(ofThread.get(id) ?? ''),
      comment: (thread, number) => ({ to: paths.proposal(ofThread.get(thread) ?? '', number) }),
      session: (id) => named(session.get(id)?.title, t('record.unknown.session'), paths.session(id)),
      item: (id, item) => {
        const found = session.get(id)?.agenda.find((each) => each.item === item)
        return { text: found ? t('record.item', found) : t('record.unknown.item') }
      },
      vote: (id) => {
        const found = vote.get(id)
        if (!found) return { text: t('record.unknown.vote') }
        const about = { proposal: nameProposal(found.proposal).text }
        return {
          text: found.ballot === 2 ? t('record.secondBallotOn', about) : t('record.voteOn', about),
          to: paths.vote(id),
        }
      },
      decision: (id) => named(decision.get(id)?.symbol, t('record.unknown.decision'), paths.decision(id)),
    }
  }, [t, language, paths, participant, principal, mandates, instruments, proposals, sessions, votes, decisions])
}
