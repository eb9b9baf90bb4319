/** Millimetres as PDF points. */
export const pt = (millimetres: number): number => (millimetres * 72) / 25.4;

export const A4_PT = { width: pt(210), height: pt(297) } as const;
