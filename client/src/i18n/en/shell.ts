export const shell = {
  product: 'Quorate',
  skip: 'Skip to content',
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
  connection: {
    live: 'Live',
    liveHint: 'What others do appears here as it happens.',
    'catching-up': 'Catching up',
    'catching-upHint': 'Bringing in what happened meanwhile.',
    offline: 'Offline since {{time}}',
    offlineHint:
      'You can go on reading and writing. What happened meanwhile will come in once you are connected again.',
    why: {
      'too-many-sockets':
        'Quorate is open in too many windows of yours. Close some of them; this one keeps trying every minute.',
      'too-many-messages': 'This window asked for too much at once, and waits a little before it connects again.',
    },
  },
  notFound: {
    title: 'Nothing here',
    text: 'There is nothing at this address. It may have been mistyped, or you may not be allowed to see it.',
    back: 'Go to Today',
  },
  failed: {
    title: 'This page failed',
    text: 'Something went wrong while showing this page. What you had typed into a draft or comment is kept.',
    reload: 'Reload the page',
    fetchTitle: 'This page could not be fetched',
    fetchText:
      'The connection failed, or Quorate was updated while this window was open. Reload the page; what you had typed into a draft or comment is kept.',
  },
  outside: {
    title: 'You do not take part in this committee',
    text: 'You have left it, or were never enrolled. Whatever you said and did here stays on its record. If you should take part, ask its Secretariat.',
  },
  noCommittee: {
    title: 'No committee yet',
    text: 'Your account is not enrolled in any committee. Ask the Secretariat to enrol you.',
  },
  loading: 'Loading',
}
