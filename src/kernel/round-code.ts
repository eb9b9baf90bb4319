/** Codes of everything in a round begin with the round's own: `2018-Q2-873-04` stands in `2018-Q2`. */
export function roundCodeOf(code: string): string {
  return code.split('-').slice(0, 2).join('-');
}

/** The same for a code that may stand outside every round. */
export function roundCodeIn(code: string): string | null {
  return /^\d{4}-Q\d/.test(code) ? roundCodeOf(code) : null;
}
