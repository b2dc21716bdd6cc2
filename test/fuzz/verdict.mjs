/** What came of a run, for who reads it. @param {Awaited<ReturnType<typeof import('./harness.mjs').fuzz>>} outcome */
export function describe({ violations, counts, trouble }) {
  const { nodes, clients, commands, accepted, entries, types, batches, events, reconnects, kills, rounds } = counts
  const resets = Object.entries(counts.resets).map(([reason, count]) => `${count} ${reason}`)
  const course =
    `${nodes} nodes, ${clients} clients, ${rounds} rounds, ${kills} kills, ${reconnects} reconnects, ` +
    `resets: ${resets.join(', ') || 'none'}; ${commands} commands, ${accepted} accepted, ${entries} entries of ${types} types; ` +
    `${events} events in ${batches} batches\n`
  if (violations.length === 0) return `${course}  nothing lost, repeated or leaked\n`
  const [first] = violations
  const others = new Map()
  for (const { what } of violations) others.set(what, (others.get(what) ?? 0) + 1)
  const sums = [...others].map(([what, count]) => `  ${count} × ${what}`)
  const lines = first.trace.map((line) => `    ${line}`)
  return [
    `${course}VIOLATED: ${first.what}${first.who && `, ${first.who}`}`,
    `  ${first.detail.slice(0, 2000)}`,
    ...lines,
    ...sums,
    ...(trouble ? [`  The processes said: ${trouble.slice(-1500)}`] : []),
    '',
  ].join('\n')
}
