/** What the department that must remedy advises on an answer. */
export const OPINIONS = ['accepted', 'returned'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** Who reads a remark: the unit and Home Affairs (and the department that must remedy), or Home Affairs alone. */
export const REMARK_VISIBILITIES = ['both', 'internal'] as const;
export type RemarkVisibility = (typeof REMARK_VISIBILITIES)[number];
