export const messages = {
  nav: 'Record',
}
