export const shell = {
  product: 'Quorate',
  skip: 'Skip to content',
  printed: 'Printed on {{when}}',
  navigation: 'Main',
  more: 'More',
  menu: 'Menu',
  close: 'Close',
  groups: {
    work: 'Work',
    meetings: 'Meetings',
    text: 'Text',
    committee: 'Committee',
  },
  account: 'You: {{name}}',
  settings: 'Settings',
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
    'catching-up': 'Catching up',
    'catching-upHint': 'Fetching the changes made meanwhile.',
    offline: 'Offline since {{time}}',
    offlineHint:
      'You can continue to read and write. The changes made meanwhile will appear when you are connected again.',
    why: {
      'too-many-sockets':
        'You have opened Quorate in too many windows. Close some of them; this one keeps trying every minute.',
      'too-many-messages': 'This window sent too many requests at once. It will connect again in a little while.',
    },
  },
  notFound: {
    title: 'Nothing here',
    text: 'There is nothing at this address. It may have been mistyped, or you may not be allowed to see it.',
    back: 'Go to Today',
  },
  failed: {
    title: 'This page failed',
    text: 'Something went wrong while showing this page. Your drafts and comments are kept.',
    reload: 'Reload the page',
    fetchTitle: 'This page could not be fetched',
    fetchText:
      'The connection failed, or Quorate was updated while this window was open. Reload the page; your drafts and comments are kept.',
  },
  outside: {
    title: 'You do not take part in this committee',
    text: 'You have left it, or were never enrolled. Your words and acts here stay on its record. If you should take part, ask its Secretariat.',
  },
  noCommittee: {
    title: 'No committee yet',
    text: 'Your account is not enrolled in any committee. Ask the Secretariat to enrol you.',
  },
  loading: 'Loading',
}
