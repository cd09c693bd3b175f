import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';

/** The machine in one line, so that figures are read with it. */
export function machine(): string {
  const cpus = os.cpus();
  const memory = (os.totalmem() / 2 ** 30).toFixed(0);
  return `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown processor'}, ${memory} GiB, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
}

const field = (pid: string, name: string) =>
  readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${name}:\\s+(\\d+)`))?.[1] ?? '0';

/** Whether this process started that one, at whatever remove: other browsers run on a shared machine too. */
function isOurs(pid: string): boolean {
  for (let at = pid; Number(at) > 1; at = field(at, 'PPid')) if (Number(at) === process.pid) return true;
  return false;
}

/** Adds up a figure of each renderer process of our browser; null where /proc is not there. */
function ofRenderers(figure: (pid: string) => number): number | null {
  try {
    let sum = 0;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer') || !isOurs(pid))
          continue;
        sum += figure(pid);
      } catch {
        // The process ended while it was looked at.
      }
    }
    return sum;
  } catch {
    return null;
  }
}

/** Resident memory of the renderer processes of our browser, in MiB; null where /proc is not there. */
export function rendererMemory(): number | null {
  return ofRenderers((pid) => Number(field(pid, 'VmRSS')) / 1024);
}

/** Processor time that the renderer processes of our browser have used, in ms; null where /proc is not there. */
export function rendererProcessorTime(): number | null {
  // Fields 14 and 15 count hundredths of a second; the second field, in brackets, may hold blanks.
  return ofRenderers((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  });
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** One line of a report: what, the figure, the limit it is held against where there is one. */
export function line(what: string, value: number, unit: string, limit: number | null = null): void {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const held = limit === null ? '' : `   limit ${limit} ${unit}   ratio ${(value / limit).toFixed(2)}`;
  console.log(`  ${what.padEnd(64)} ${value.toFixed(digits).padStart(8)} ${unit}${held}`);
}
