import { fileProblem } from './file-check';
import { ResumableFile, type ReceivedFile } from './resumable-file';
import { UploadRow } from './upload-row';
import { say, wordsOf, type Words } from './words';

/**
 * Sends chosen, dropped or photographed files one after the other and in order, with progress, going on after a cut. Loaded only with the
 * box that `uploader` in templates/macros/upload.njk makes; without this script the input is part of the plain form.
 */
interface Job {
  readonly row: UploadRow;
  readonly sending: ResumableFile;
}

class Uploader {
  private readonly list: HTMLElement;
  private readonly words: Words;
  private readonly queue: Job[] = [];
  /** Cut, and waiting for the line to come back. */
  private readonly cut = new Set<Job>();
  private running = false;
  private done = 0;
  private failed = 0;
  /** Pressed while a file was on its way: the form goes out once it has come. */
  private held: { readonly button: HTMLElement | null } | null = null;

  constructor(private readonly box: HTMLElement) {
    this.list = box.querySelector('[data-upload-list]') as HTMLElement;
    this.words = wordsOf(box);
    for (const input of box.querySelectorAll<HTMLInputElement>('input[type="file"]')) {
      input.addEventListener('change', () => {
        this.take(input.files, input.multiple);
        input.value = '';
      });
    }
    const drop = box.querySelector<HTMLElement>('[data-drop]');
    for (const name of ['dragenter', 'dragover']) drop?.addEventListener(name, (event) => this.over(event as DragEvent, drop, true));
    for (const name of ['dragleave', 'drop']) drop?.addEventListener(name, (event) => this.over(event as DragEvent, drop, false));
    drop?.addEventListener('drop', (event) => this.take((event as DragEvent).dataTransfer?.files ?? null, this.main.multiple));
    if ('single' in box.dataset) box.closest('form')?.addEventListener('submit', (event) => this.hold(event), { capture: true });
    // The line is back: files that it cut go on by themselves.
    window.addEventListener('online', () => this.again([...this.cut]));
  }

  private get main(): HTMLInputElement {
    return this.box.querySelector('input[type="file"]') as HTMLInputElement;
  }

  private hold(event: SubmitEvent): void {
    if (!this.running) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.held = { button: event.submitter };
    this.showHeld();
  }

  private showHeld(): void {
    const line = this.box.querySelector<HTMLElement>('[data-upload-held]');
    if (line) line.hidden = this.held === null;
  }

  /** A file that did not come keeps the form back: its row says why. */
  private release(complete: boolean): void {
    const held = this.held;
    this.held = null;
    this.showHeld();
    if (held && complete) this.box.closest('form')?.requestSubmit(held.button);
  }

  private over(event: DragEvent, drop: HTMLElement, inside: boolean): void {
    event.preventDefault();
    drop.classList.toggle('app-drop--over', inside);
  }

  private take(files: FileList | null, several: boolean): void {
    const maxMb = Number(this.box.dataset.maxMb ?? 50);
    const citizens = this.box.querySelector<HTMLInputElement>('input[name="showsCitizens"]')?.checked ?? false;
    const to = { ...(JSON.parse(this.box.dataset.upload ?? '{}') as Record<string, string>), ...(citizens ? { citizens: 'yes' } : {}) };
    const chosen = [...(files ?? [])];
    for (const file of several ? chosen : chosen.slice(0, 1)) {
      const row = new UploadRow(this.box, this.list, file, this.words);
      const sending = new ResumableFile(file, to, (sent, total) => row.progress(sent, total), (percent) => row.say('reconnecting', { percent }));
      const job = { row, sending };
      const problem = fileProblem(file, maxMb, this.main.accept, this.words);
      if (problem === null) this.queue.push(job);
      else this.fail(job, problem, false);
    }
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    // Asked before the page is left (app.ts).
    this.box.dataset.sending = '';
    for (let job = this.queue.shift(); job !== undefined; job = this.queue.shift()) await this.send(job);
    this.running = false;
    delete this.box.dataset.sending;
    const complete = this.failed === 0;
    this.announce();
    this.release(complete);
    if (complete && 'reloads' in this.box.dataset) location.reload();
  }

  private async send(job: Job): Promise<void> {
    const outcome = await job.sending.send();
    if (outcome.kind === 'lost') return this.fail(job, say(this.words, 'lost', { percent: outcome.percent }), true, true);
    if (outcome.kind === 'signedOut') return this.fail(job, say(this.words, 'failed', { reason: say(this.words, 'signedOut') }), true);
    if (outcome.kind === 'refused') return this.fail(job, say(this.words, 'failed', { reason: outcome.reason }), outcome.again);
    const twice = this.list.querySelector(`[data-file="${CSS.escape(outcome.file.id)}"]`);
    if (twice) job.row.element.remove();
    else job.row.done(outcome.file);
    this.done += 1;
    if ('single' in this.box.dataset) this.replaced(outcome.file);
    this.box.dispatchEvent(new CustomEvent('file-received', { bubbles: true, detail: outcome.file }));
  }

  /** The last one counts. The form follows only from the state it showed: what a colleague changed meanwhile is still noticed when it is sent. */
  private replaced({ id, form: move }: ReceivedFile): void {
    for (const row of this.list.querySelectorAll('[data-file]')) if (row.getAttribute('data-file') !== id) row.remove();
    for (const line of document.querySelectorAll(`a[href="#${this.main.id}"]`)) {
      const list = line.closest('ul');
      line.closest('li')?.remove();
      if (list?.children.length === 0) list.closest('.app-notice')?.remove();
    }
    // The answer with the fields was lost on its way: the page is read again, with what is typed kept on this computer.
    if (move === undefined) return location.reload();
    const form = this.box.closest('form');
    const field = (name: string): HTMLInputElement | null => form?.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`) ?? null;
    if (Object.entries(move.before).some(([name, value]) => field(name)?.value !== value)) return;
    for (const [name, value] of Object.entries(move.now)) (field(name) as HTMLInputElement).value = value;
  }

  private fail(job: Job, reason: string, again: boolean, lost = false): void {
    this.failed += 1;
    if (lost) this.cut.add(job);
    job.row.say('plain', { text: reason });
    job.row.fail(again ? () => this.again([job]) : null, () => {
      this.cut.delete(job);
      job.sending.drop();
    });
    // The row stays; a failure outside a batch is said at once.
    if (!this.running) this.announce(reason);
  }

  private again(jobs: readonly Job[]): void {
    for (const job of jobs) {
      this.cut.delete(job);
      job.row.clear();
      job.row.say('waiting');
      this.queue.push(job);
    }
    void this.run();
  }

  /** One polite line for a batch, not one per file. */
  private announce(reason?: string): void {
    const line = this.box.querySelector('[data-upload-status]');
    const parts = [...(this.done > 0 ? [say(this.words, 'batchDone', { count: this.done })] : []), ...(this.failed > 0 ? [reason ?? say(this.words, 'batchFailed', { count: this.failed })] : [])];
    if (line && parts.length > 0) line.textContent = parts.join('. ');
    this.done = 0;
    this.failed = 0;
  }
}

for (const box of document.querySelectorAll<HTMLElement>('[data-upload]')) new Uploader(box);
