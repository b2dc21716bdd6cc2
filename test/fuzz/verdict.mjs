/** The outcome of a seed, as text. @param {string} seed @param {import('./harness.mjs').Outcome} outcome */
export function describe(seed, { violations, counts, trouble }) {
  const { nodes, clients, rounds, kills, reconnects, commands, accepted, entries, types, events, batches } = counts
  const { compared } = counts
  const resets = Object.entries(counts.resets).map(([reason, count]) => `${count} ${reason}`)
  const course = [
    `  so far ${rounds} rounds: ${nodes} nodes killed ${kills} times, ${clients} clients connected ${reconnects} times,`,
    `  resets: ${resets.join(', ') || 'none'}; ${commands} commands, ${accepted} of them accepted, ${entries} entries`,
    `  with ${types} types of event; ${events} events in ${batches} batches; ${compared} answers on pages compared`,
  ]
  if (violations.length === 0) return `seed ${seed}: nothing lost, repeated or leaked\n${course.join('\n')}\n`
  const [first] = violations
  const sums = new Map()
  for (const { what } of violations) sums.set(what, (sums.get(what) ?? 0) + 1)
  return [
    `seed ${seed}: VIOLATED: ${first.what}${first.who && `, ${first.who}`}`,
    `  ${first.detail.slice(0, 2000)}`,
    ...first.trace.map((line) => `    ${line}`),
    ...[...sums].map(([what, count]) => `  ${count} × ${what}`),
    ...course,
    ...(trouble ? [`  The processes said: ${trouble.slice(-1500)}`] : []),
    '',
  ].join('\n')
}
