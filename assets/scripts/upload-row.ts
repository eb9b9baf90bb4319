import type { ReceivedFile } from './resumable-file';
import { fileSize, megabytes, say, timeInVietnam, type Words } from './words';

/** One file in the list of an upload box; its markup is the template of the box. */
export class UploadRow {
  readonly element: HTMLElement;
  private buttons: HTMLElement | null = null;

  constructor(
    private readonly box: HTMLElement,
    list: HTMLElement,
    file: File,
    private readonly words: Words,
  ) {
    const template = box.querySelector<HTMLTemplateElement>('template[data-upload-row]') as HTMLTemplateElement;
    this.element = (template.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
    const name = file.name.normalize('NFC');
    this.part('name').textContent = name;
    this.part('kind').textContent = (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '?').toUpperCase();
    this.say('waiting');
    this.actions?.setAttribute('hidden', '');
    list.append(this.element);
    list.hidden = false;
  }

  say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const text = say(this.words, key, values);
    this.part('meta').textContent = text;
    return text;
  }

  progress(sent: number, total: number): void {
    const old = this.element.querySelector('progress');
    const bar = old ?? document.createElement('progress');
    bar.value = total > 0 ? Math.floor((sent / total) * 100) : 0;
    if (sent < total) this.say('progress', { done: megabytes(sent), total: megabytes(total) });
    else this.say('checking');
    if (old) return;
    bar.className = 'app-progress';
    bar.max = 100;
    bar.setAttribute('aria-label', this.part('name').textContent ?? '');
    this.element.append(bar);
  }

  done(file: ReceivedFile): void {
    this.element.dataset.file = file.id;
    this.clear();
    this.part('name').textContent = file.name;
    const received = file.receivedAt === undefined ? '' : ` · ${say(this.words, 'received', { time: timeInVietnam(file.receivedAt) })}`;
    const signature = new DOMParser().parseFromString(file.signatureHtml ?? '', 'text/html').body.textContent?.trim() ?? '';
    this.part('meta').textContent = `${fileSize(file.size)}${received}${signature === '' ? '' : ` · ${signature}`}`;
    const address = (name: string): string | undefined => this.box.dataset[name]?.replace('%id%', encodeURIComponent(file.id));
    this.link('view', address('viewHref'), 'href', say(this.words, 'viewFile', { name: file.name }));
    this.link('download', address('fileHref'), 'href');
    this.element.querySelector('[data-part="mark"]')?.toggleAttribute('hidden', !file.showsCitizens);
    // What was said already for the whole batch needs no button; it is taken back on the file's own page.
    this.link('citizens', file.showsCitizens ? undefined : address('citizensAction'), 'formaction');
    this.link('remove', address('removeAction'), 'formaction', say(this.words, 'removeFile', { name: file.name }));
    this.actions?.removeAttribute('hidden');
  }

  /** @param retry null when trying again would end the same way */
  fail(retry: (() => void) | null, remove: () => void): void {
    this.clear();
    this.element.classList.add('app-file--failed');
    this.element.dataset.testid = 'file-failed';
    this.buttons = document.createElement('span');
    this.buttons.className = 'app-file__actions';
    if (retry) this.buttons.append(button(say(this.words, 'retry'), retry));
    this.buttons.append(button(say(this.words, 'remove'), () => {
      remove();
      this.element.remove();
    }));
    this.actions?.after(this.buttons);
  }

  /** Back to a file on its way. */
  clear(): void {
    this.element.querySelector('progress')?.remove();
    this.element.classList.remove('app-file--failed');
    this.element.dataset.testid = 'file';
    this.buttons?.remove();
    this.buttons = null;
  }

  private get actions(): HTMLElement | null {
    return this.element.querySelector('.app-file__actions');
  }

  private part(name: string): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-part="${name}"]`) ?? this.element;
  }

  private link(name: string, url: string | undefined, attribute: string, label?: string): void {
    const element = this.element.querySelector(`[data-part="${name}"]`);
    if (!element) return;
    if (!url) return element.remove();
    element.setAttribute(attribute, url);
    if (label) element.setAttribute('aria-label', label);
  }
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'app-link-button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
