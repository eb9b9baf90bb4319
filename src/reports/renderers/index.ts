export { RenderService, RENDER_LIMITS } from './render.service';
export { MEDIA_TYPES, RENDER_FORMATS } from './render-format';
export type { RenderFormat } from './render-format';
