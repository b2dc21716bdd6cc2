/** Replaces style sheets in tests without a browser. */
export default {}
