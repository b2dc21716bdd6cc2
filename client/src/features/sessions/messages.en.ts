export const messages = {
  nav: 'Sessions',
  status: {
    scheduled: 'Scheduled',
    open: 'Open',
    suspended: 'Suspended',
    closed: 'Closed',
  },
  alert: {
    call: 'You have the floor.',
    toSession: 'Go to the session',
  },
  area: 'Sessions',
}
