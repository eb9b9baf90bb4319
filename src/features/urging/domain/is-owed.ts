/** Still to be answered: what was reported, accepted or replaced is urged no more. */
export function isOwed({ state }: { readonly state: string }): boolean {
  return state === 'open' || state === 'returned';
}
