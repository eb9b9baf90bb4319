/** What may stand above a signature (Decree 30/2020, annex I): on behalf of a body, for its head, by order, by mandate, acting. */
export const SIGNING_AUTHORITIES = ['TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'] as const;
export type SigningAuthority = (typeof SIGNING_AUTHORITIES)[number];
