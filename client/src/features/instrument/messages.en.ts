export const messages = {
  nav: 'Instrument',
  area: 'Instrument',
}
