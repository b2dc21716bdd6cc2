export function ProposalView(_: { committee: string; proposal: string }) {
  return null
}
