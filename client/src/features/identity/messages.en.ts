export const messages = {
  title: 'Sign in',
  purpose: 'Where a committee consults, drafts, debates and decides, and where everything it did stays on record.',
  personas: {
    title: 'Try the demonstration',
    lead: 'Choose a person. Open several browsers, or private windows, to be several people at once.',
    search: 'Find a person or delegation',
    none: 'Nobody matches.',
  },
  form: {
    title: 'With your account',
    email: 'E-mail',
    password: 'Password',
    show: 'Show the password',
    submit: 'Sign in',
  },
}
