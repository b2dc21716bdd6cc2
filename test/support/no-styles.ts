/** Stands for style sheets where no browser shows them. */
export default {}
