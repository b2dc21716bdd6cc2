export function ProposalListPage() {
  return null
}
