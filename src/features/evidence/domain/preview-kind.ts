/** What can be shown as pictures here; everything else is only downloaded. */
const SHOWN: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/heic'];

export const hasPreview = (mediaType: string): boolean => SHOWN.includes(mediaType);
