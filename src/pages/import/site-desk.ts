import { session } from '../../app/session/site-session.ts';
import { ImportClient, type WorkerPort } from '../../intake/client.ts';
import { ImportDesk } from './desk.ts';
import { browserStorage, MappingChoices } from './mapping-memory.ts';

/** The worker that reads files: it starts with the first file. */
function startWorker(): WorkerPort {
  return new Worker(new URL('../../intake/worker.ts', import.meta.url), { type: 'module' });
}

/** The import that this visit prepares; it stays while other pages are looked at. */
export const desk = new ImportDesk(
  () => new ImportClient(startWorker),
  new MappingChoices(browserStorage()),
  (arriving) => session.prepare(arriving, 'imported'),
);
