/** The codes of a form: one tick sends a single text. */
export const codesOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((code): code is string => typeof code === 'string' && code !== '');

/** Where the texts for calls about these duties stand. */
export const spokenAddress = (codes: readonly string[]): string => `/reminders/spoken?${codes.map((code) => `obligation=${encodeURIComponent(code)}`).join('&')}`;
