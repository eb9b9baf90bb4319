/** Who is urged, each step higher than the one before. */
export const URGING_LEVELS = ['handler', 'head', 'homeAffairsLetter', 'chairProposal'] as const;
export type UrgingLevel = (typeof URGING_LEVELS)[number];

/** What a row of the ledger may be: an urging, or a notice before or on the last day (nhắc hạn), which is none. */
export const LEDGER_LEVELS = ['reminder', ...URGING_LEVELS] as const;
export type LedgerLevel = (typeof LEDGER_LEVELS)[number];

/** `chat` is Zalo or another chat: like a telephone call, somebody spoke and notes it here. */
export const URGING_CHANNELS = ['system', 'phone', 'chat', 'email', 'letter'] as const;
export type UrgingChannel = (typeof URGING_CHANNELS)[number];

/** What the program sends or prepares itself; a call has its own form, with who was spoken to. */
export const SENT_CHANNELS = ['system', 'email', 'letter'] as const;

/** Spoken by a person and noted afterwards. */
export const SPOKEN_CHANNELS = ['phone', 'chat'] as const;
export type SpokenChannel = (typeof SPOKEN_CHANNELS)[number];

/** Which automatic step wrote a row; a row without one was written by a person. */
export const AUTOMATIC_STEPS = ['before', 'onDay', 'after'] as const;
export type AutomaticStep = (typeof AUTOMATIC_STEPS)[number];

/** Who signs the letter: the director, a deputy for the director (KT.), or the office by order (TL.). */
export const LETTER_SIGNINGS = ['director', 'deputy', 'office'] as const;
export type LetterSigning = (typeof LETTER_SIGNINGS)[number];
