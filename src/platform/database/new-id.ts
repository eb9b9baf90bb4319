import { randomUUID } from 'node:crypto';

/** Surrogate key, made in the application so that both databases behave alike. Never shown to people: they see public codes. */
export const newId = (): string => randomUUID();
