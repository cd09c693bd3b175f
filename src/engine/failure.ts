import { EngineError, type EngineFailure } from './engine.ts';

const SIGNS: readonly (readonly [EngineFailure, RegExp])[] = [
  [
    'memory',
    /out of memory|memory access|bad_alloc|allocation failed|array buffer allocation|Cannot enlarge/i,
  ],
  ['blocked', /content security policy|unsafe-eval|wasm-unsafe-eval|disallowed by embedder|blocked by/i],
  [
    'network',
    /failed to fetch|networkerror|load failed|importing a module script|http error|status code|404/i,
  ],
  [
    'unsupported',
    /WebAssembly is not defined|Worker is not defined|not supported|invalid opcode|CompileError/i,
  ],
  ['data', /Conversion Error|Constraint Error|Binder Error|Catalog Error|parquet|arrow/i],
];

/** Sorts what went wrong into the kinds a reader can act on; an EngineError keeps its own. */
export function classifyFailure(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const found = SIGNS.find(([, sign]) => sign.test(message));
  return new EngineError(found?.[0] ?? 'unknown', message, error);
}

/** Before any download: can this browser run the engine at all? */
export function unsupportedReason(): EngineError | null {
  if (typeof WebAssembly !== 'object') return new EngineError('unsupported', 'WebAssembly is not available');
  if (typeof Worker !== 'function') return new EngineError('unsupported', 'Web workers are not available');
  return null;
}
