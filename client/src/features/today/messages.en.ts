export const messages = {
  nav: 'Today',
}
