import { fileProblem } from './file-check';
import { csrfToken, fileSize, megabytes, refreshCsrfToken, say, timeInVietnam, wordsOf, type Words } from './words';

/**
 * Sends chosen or dropped files at once, one request each and in order, with progress and a retry button.
 * The box is made by `uploader` in templates/macros/upload.njk; without this script the input is part of the plain form.
 */
interface ReceivedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly receivedAt?: number;
  readonly href?: string;
  readonly viewHref?: string;
  readonly removeAction?: string;
  /** Where to say that it shows data of citizens, and whether that was said. */
  readonly citizensAction?: string;
  readonly showsCitizens?: boolean;
  /** New version of the record the file belongs to, when attaching changes it. */
  readonly version?: number;
}

interface Job {
  readonly file: File;
  readonly row: HTMLElement;
}

type Outcome = { readonly ok: true; readonly file: ReceivedFile } | { readonly ok: false; readonly reason: string; readonly again: boolean };

class Uploader {
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly words: Words;
  private readonly queue: Job[] = [];
  private running = false;
  private sent = 0;

  constructor(private readonly box: HTMLElement) {
    this.input = box.querySelector('input[type="file"]') as HTMLInputElement;
    this.list = box.querySelector('[data-upload-list]') as HTMLElement;
    this.words = wordsOf(box);
    this.input.addEventListener('change', () => this.take(this.input.files));
    const drop = box.querySelector<HTMLElement>('[data-drop]');
    for (const name of ['dragenter', 'dragover']) drop?.addEventListener(name, (event) => this.over(event as DragEvent, drop, true));
    for (const name of ['dragleave', 'drop']) drop?.addEventListener(name, (event) => this.over(event as DragEvent, drop, false));
    drop?.addEventListener('drop', (event) => this.take((event as DragEvent).dataTransfer?.files ?? null));
  }

  get busy(): boolean {
    return this.running;
  }

  private over(event: DragEvent, drop: HTMLElement, inside: boolean): void {
    event.preventDefault();
    drop.classList.toggle('app-drop--over', inside);
  }

  private take(files: FileList | null): void {
    const maxMb = Number(this.box.dataset.maxMb ?? 50);
    const chosen = [...(files ?? [])];
    this.input.value = '';
    for (const file of this.input.multiple ? chosen : chosen.slice(0, 1)) {
      const row = this.addRow(file);
      const problem = fileProblem(file, maxMb, this.input.accept, this.words);
      if (problem === null) this.queue.push({ file, row });
      else this.fail({ file, row }, problem, false);
    }
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let job = this.queue.shift(); job !== undefined; job = this.queue.shift()) {
      const outcome = await this.send(job, true);
      if (outcome.ok) this.done(job, outcome.file);
      else this.fail(job, outcome.reason, outcome.again);
    }
    this.running = false;
    if (this.sent > 0) this.announce(say(this.words, 'batchDone', { count: this.sent }));
    this.sent = 0;
  }

  private send(job: Job, mayRefresh: boolean): Promise<Outcome> {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      let percent = 0;
      const bar = this.bar(job.row);
      request.upload.addEventListener('progress', (event) => {
        percent = event.total > 0 ? Math.floor((event.loaded / event.total) * 100) : 0;
        bar.value = percent;
        this.meta(job.row, say(this.words, 'progress', { done: megabytes(event.loaded), total: megabytes(event.total) }));
      });
      const lost = (): void => resolve({ ok: false, reason: say(this.words, 'lost', { percent }), again: true });
      request.addEventListener('error', lost);
      request.addEventListener('timeout', lost);
      request.addEventListener('load', () => {
        const body = parse(request.responseText);
        if (request.status >= 200 && request.status < 300) return resolve({ ok: true, file: body as unknown as ReceivedFile });
        if (request.status === 403 && body.code === 'formExpired' && mayRefresh) {
          return void refreshCsrfToken().then(() => this.send(job, false)).then(resolve, lost);
        }
        const reason = request.status === 401 ? say(this.words, 'signedOut') : String(body.detail ?? body.title ?? request.status);
        resolve({ ok: false, reason: say(this.words, 'failed', { reason }), again: request.status === 401 || request.status >= 500 });
      });
      const form = new FormData();
      const version = this.input.form?.dataset.version;
      if (version) form.append('version', version);
      if (this.box.querySelector<HTMLInputElement>('input[name="showsCitizens"]')?.checked) form.append('showsCitizens', 'yes');
      form.append(this.input.name, job.file, job.file.name.normalize('NFC'));
      request.open('POST', this.box.dataset.upload ?? '');
      request.setRequestHeader('accept', 'application/json');
      request.setRequestHeader('x-csrf-token', csrfToken());
      request.send(form);
    });
  }

  private addRow(file: File): HTMLElement {
    const template = this.box.querySelector<HTMLTemplateElement>('template[data-upload-row]') as HTMLTemplateElement;
    const row = (template.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
    const name = file.name.normalize('NFC');
    part(row, 'name').textContent = name;
    part(row, 'kind').textContent = (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '?').toUpperCase();
    this.meta(row, say(this.words, 'waiting'));
    row.querySelector<HTMLElement>('.app-file__actions')?.setAttribute('hidden', '');
    this.list.append(row);
    this.list.hidden = false;
    return row;
  }

  private bar(row: HTMLElement): HTMLProgressElement {
    const old = row.querySelector('progress');
    if (old) return old;
    const bar = document.createElement('progress');
    bar.className = 'app-progress';
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute('aria-label', part(row, 'name').textContent ?? '');
    row.append(bar);
    return bar;
  }

  private done(job: Job, file: ReceivedFile): void {
    const { row } = job;
    row.dataset.file = file.id;
    row.querySelector('progress')?.remove();
    row.classList.remove('app-file--failed');
    part(row, 'name').textContent = file.name;
    const received = file.receivedAt === undefined ? '' : ` · ${say(this.words, 'received', { time: timeInVietnam(file.receivedAt) })}`;
    this.meta(row, `${fileSize(file.size)}${received}`);
    setLink(row, 'view', file.viewHref, 'href', say(this.words, 'viewFile', { name: file.name }));
    setLink(row, 'download', file.href, 'href');
    row.querySelector('[data-part="mark"]')?.toggleAttribute('hidden', !file.showsCitizens);
    // What was said already for the whole batch needs no button; it is taken back on the file's own page.
    setLink(row, 'citizens', file.showsCitizens ? undefined : file.citizensAction, 'formaction');
    setLink(row, 'remove', file.removeAction, 'formaction', say(this.words, 'removeFile', { name: file.name }));
    row.querySelector<HTMLElement>('.app-file__actions')?.removeAttribute('hidden');
    this.sent += 1;
    this.box.dispatchEvent(new CustomEvent('file-received', { bubbles: true, detail: file }));
  }

  private fail(job: Job, reason: string, again: boolean): void {
    const { row } = job;
    row.querySelector('progress')?.remove();
    row.classList.add('app-file--failed');
    row.dataset.testid = 'file-failed';
    this.meta(row, reason);
    const actions = row.querySelector('.app-file__actions') as HTMLElement;
    const remove = button(say(this.words, 'remove'), () => row.remove());
    const retry = button(say(this.words, 'retry'), () => {
      row.classList.remove('app-file--failed');
      row.dataset.testid = 'file';
      own.remove();
      this.queue.push(job);
      void this.run();
    });
    const own = document.createElement('span');
    own.className = 'app-file__actions';
    own.append(...(again ? [retry, remove] : [remove]));
    actions.after(own);
    this.announce(reason);
  }

  private meta(row: HTMLElement, text: string): void {
    part(row, 'meta').textContent = text;
  }

  /** One polite line for a batch, not one per file. */
  private announce(text: string): void {
    const line = this.box.querySelector('[data-upload-status]');
    if (line) line.textContent = text;
  }
}

function part(row: HTMLElement, name: string): HTMLElement {
  return row.querySelector<HTMLElement>(`[data-part="${name}"]`) ?? row;
}

function setLink(row: HTMLElement, name: string, url: string | undefined, attribute: string, label?: string): void {
  const element = row.querySelector(`[data-part="${name}"]`);
  if (!element) return;
  if (!url) return element.remove();
  element.setAttribute(attribute, url);
  if (label) element.setAttribute('aria-label', label);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'app-link-button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Starts every upload box of the page; returns a check whether one is still sending. */
export function startUploads(): () => boolean {
  const running = [...document.querySelectorAll<HTMLElement>('[data-upload]')].map((box) => new Uploader(box));
  return () => running.some((one) => one.busy);
}
