/** Millimetres as twentieths of a point, rounded up as Word does (15 mm = 851). */
export const twips = (millimetres: number): number => Math.ceil((millimetres * 1440) / 25.4 - 1e-6);

/** Points as twentieths of a point. */
export const twipsOfPt = (points: number): number => Math.round(points * 20);

/** Type sizes are counted in half points. */
export const halfPoints = (points: number): number => Math.round(points * 2);
