/** The formats a document can be rendered to. */
export const RENDER_FORMATS = ['xlsx', 'pdf', 'docx', 'html', 'csv'] as const;
export type RenderFormat = (typeof RENDER_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<RenderFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};
