/** Part of whole in percent with one decimal, halves rounded up (96 of 4,180 is 2.3); null when there is no whole. Both non-negative. */
export function percentOf(part: number, whole: number): number | null {
  if (whole <= 0) return null;
  // Tenths of a percent, with the half added before dividing: quarter and half points stay exact, unlike part / whole * 100.
  return Math.floor((Math.round(part * 2000) + whole) / (whole * 2)) / 10;
}
