export const messages = {
  nav: 'Mandate',
  area: 'Mandate',
}
