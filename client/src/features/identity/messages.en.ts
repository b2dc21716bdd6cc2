export const messages = {
  title: 'Sign in',
  purpose: 'A committee consults, discusses, drafts and decides here. Everything it does stays on the record.',
  personas: {
    title: 'Try the demonstration',
    lead: 'Choose a person. Open several browsers, or private windows, to be several people at once.',
    search: 'Find a person or delegation',
    none: 'No person or delegation has this name.',
  },
  form: {
    title: 'With your account',
    email: 'E-mail',
    password: 'Password',
    show: 'Show the password',
    submit: 'Sign in',
  },
}
