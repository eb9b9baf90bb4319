/** Who is urged, each step higher than the one before. */
export const URGING_LEVELS = ['handler', 'head', 'homeAffairsLetter', 'chairProposal'] as const;
export type UrgingLevel = (typeof URGING_LEVELS)[number];

export const URGING_CHANNELS = ['system', 'phone', 'email', 'letter'] as const;
export type UrgingChannel = (typeof URGING_CHANNELS)[number];
