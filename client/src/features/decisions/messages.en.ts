export const messages = {
  nav: 'Decisions',
  outcome: {
    carried: 'Adopted',
    rejected: 'Rejected',
  },
  area: 'Decisions',
}
