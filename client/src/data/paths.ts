/** Every address within a committee. */
export function pathsOf(committee: string) {
  const root = `/${encodeURIComponent(committee)}`
  const at = (...parts: (string | number)[]) => [root, ...parts.map((part) => encodeURIComponent(part))].join('/')
  return {
    today: at('today'),
    mandate: at('mandate'),
    clause: (mandate: string, clause: string) => at('mandate', mandate, clause),
    importMandate: at('mandate', 'import'),
    instruments: at('instrument'),
    instrument: (instrument: string, version?: number, provision?: string) =>
      (version === undefined ? at('instrument', instrument) : at('instrument', instrument, version)) +
      (provision === undefined ? '' : `#${provision}`),
    comparison: (instrument: string, from: number, to: number) => at('instrument', instrument, 'compare', from, to),
    importInstrument: at('instrument', 'import'),
    proposals: at('proposals'),
    newProposal: (query: { instrument?: string; provision?: string; mandate?: string; clause?: string } = {}) => {
      const search = new URLSearchParams(query)
      return at('proposals', 'new') + (search.size > 0 ? `?${search}` : '')
    },
    draft: (draft: string) => at('proposals', 'drafts', draft),
    proposal: (proposal: string, comment?: number) =>
      at('proposals', proposal) + (comment === undefined ? '' : `#comment-${comment}`),
    sessions: at('sessions'),
    session: (session: string) => at('sessions', session),
    votes: at('votes'),
    vote: (vote: string) => at('votes', vote),
    decisions: at('decisions'),
    decision: (decision: string) => at('decisions', decision),
    record: at('record'),
    participants: at('participants'),
  }
}

export type Paths = ReturnType<typeof pathsOf>
