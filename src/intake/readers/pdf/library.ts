import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
import { fetchCharacterMap, isNode } from './character-maps.ts';

type Library = typeof import('pdfjs-dist');

let library: Promise<Library> | null = null;

/**
 * PDF.js, fetched when the first PDF is read. Its parser runs in this thread, which is the import's own
 * worker or the command line: no worker is started inside. Nothing is ever drawn with it.
 */
export function pdfLibrary(): Promise<Library> {
  library ??= load().catch((error: unknown) => {
    library = null;
    throw error;
  });
  return library;
}

async function load(): Promise<Library> {
  const scope = globalThis as { pdfjsWorker?: unknown; DOMMatrix?: unknown };
  // The drawing half asks for this class as it starts; outside a browser there is none.
  scope.DOMMatrix ??= class {};
  scope.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return isNode() ? withoutWarnings(display) : display();
}

async function display(): Promise<Library> {
  return (await import('pdfjs-dist/legacy/build/pdf.mjs')) as Library;
}

/** In Node the library complains, as it starts, that it will not be able to draw. */
async function withoutWarnings<T>(start: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await start();
  } finally {
    console.warn = warn;
  }
}

/** Where the library asks for the maps of character sets that a file does not bring along. */
class CharacterMaps {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const bytes = kind === 'cMapUrl' ? await fetchCharacterMap(filename) : null;
    if (bytes === null) throw new Error(`not fetched: ${filename}`);
    return bytes;
  }
}

/** Opens a document; the bytes are copied. Scripts, links and attachments of the file are never touched. */
export function openDocument({ getDocument }: Library, bytes: Uint8Array): PDFDocumentLoadingTask {
  return getDocument({
    data: bytes.slice(),
    BinaryDataFactory: CharacterMaps,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    // Pictures are not decoded.
    maxImageSize: 0,
    verbosity: 0,
  });
}
