export const shell = {
  product: 'Quorate',
  skip: 'Skip to the content',
  printed: 'Printed on {{when}}',
  navigation: 'Main',
  more: 'More',
  close: 'Close',
  groups: {
    work: 'Work',
    meetings: 'In session',
    text: 'Text',
    committee: 'Committee',
  },
  language: 'Language',
  scheme: { label: 'Colours', auto: 'As the device', light: 'Light', dark: 'Dark' },
  dismissAlert: 'Dismiss this notice',
  signOut: 'Sign out',
  leaving: {
    title: 'Sign out?',
    unsent_one: 'A comment or edit on this device has not been posted. Signing out deletes it.',
    unsent_other: '{{count}} comments or edits on this device have not been posted. Signing out deletes them.',
    anyway: 'Sign out and delete',
    failed: 'You are still signed in on this device.',
  },
  connection: {
    live: 'Live',
    liveHint: 'Changes by others appear here as they happen.',
    'catching-up': 'Updating',
    'catching-upHint': 'This page is being updated with what others did in the meantime.',
    offline: 'Offline since {{time}}',
    offlineHint:
      'You can continue to read and write. What others do in the meantime appears when you are connected again.',
    why: {
      'too-many-sockets':
        'You have opened Quorate in too many windows. Close some of them. This window tries again every minute.',
      'too-many-messages': 'This window asked for too much at once. It connects again in a moment.',
    },
  },
  notFound: {
    title: 'Page not found',
    text: 'There is no page at this address, or you may not see it. Check the address.',
    back: 'Go to Today',
  },
  failed: {
    title: 'This page cannot be shown',
    text: 'Something went wrong. Reload the page. Your drafts and comments are kept.',
    reload: 'Reload the page',
    fetchTitle: 'This page could not be loaded',
    fetchText:
      'There is no connection, or Quorate was updated while this window was open. Reload the page. Your drafts and comments are kept.',
  },
  outside: {
    title: 'You do not take part in this committee',
    text: 'You have left it, or were never enrolled. What you wrote and did here stays on its record. If you should take part, ask its Secretariat.',
  },
  noCommittee: {
    title: 'No committee yet',
    text: 'You are not enrolled in any committee. Ask the Secretariat to enrol you.',
  },
  loading: 'Loading',
}
