const END_OF_CHAIN = -2;
const HEADER_SECTORS = 109;

/**
 * One stream of a compound file (the container of XLS and DOC; [MS-CFB]), by its name. Ours, because the
 * workbook library's container reader follows damaged sector chains for ever. Null when there is no such
 * stream; throws an Error when a chain is broken.
 */
export function readStream(bytes: Uint8Array, names: readonly string[]): Uint8Array | null {
  const file = new CompoundFile(bytes);
  for (const entry of file.entries())
    if (names.includes(entry.name) && entry.type === 2) return file.stream(entry.start, entry.size);
  return null;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

class CompoundFile {
  readonly #view: DataView;
  readonly #sectorSize: number;
  readonly #miniSize: number;
  readonly #fat: Int32Array;
  #mini: { fat: Int32Array; bytes: Uint8Array } | null = null;

  constructor(readonly bytes: Uint8Array) {
    if (bytes.length < 1024) throw new Error('the container is too short');
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = this.#view.getUint16(30, true);
    const miniShift = this.#view.getUint16(32, true);
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw new Error('the container has odd sectors');
    this.#sectorSize = 1 << shift;
    this.#miniSize = 1 << miniShift;
    this.#fat = this.#table(this.#fatSectors());
  }

  *entries(): Iterable<Entry> {
    const directory = this.#chain(this.#view.getInt32(48, true));
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    for (let at = 0; at + 128 <= directory.length; at += 128) {
      const length = Math.min(64, view.getUint16(at + 64, true));
      let name = '';
      for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
      yield {
        name,
        type: view.getUint8(at + 66),
        start: view.getInt32(at + 116, true),
        size: view.getUint32(at + 120, true),
      };
    }
  }

  stream(start: number, size: number): Uint8Array {
    const cutoff = this.#view.getUint32(56, true);
    const whole = size >= cutoff ? this.#chain(start) : this.#miniChain(start);
    if (whole.length < size) throw new Error('a stream is cut short');
    return whole.slice(0, size);
  }

  #sector(index: number): Uint8Array {
    const from = (index + 1) * this.#sectorSize;
    if (index < 0 || from >= this.bytes.length) throw new Error('a sector lies outside the file');
    return this.bytes.subarray(from, from + this.#sectorSize);
  }

  #fatSectors(): number[] {
    const sectors: number[] = [];
    for (let i = 0; i < HEADER_SECTORS; i += 1) sectors.push(this.#view.getInt32(76 + i * 4, true));
    let next = this.#view.getInt32(68, true);
    const limit = this.bytes.length / this.#sectorSize;
    for (let steps = 0; next >= 0; steps += 1) {
      if (steps > limit) throw new Error('a chain of sectors runs in a circle');
      const numbers = this.#numbers(this.#sector(next));
      sectors.push(...numbers.subarray(0, -1));
      next = numbers.at(-1) ?? END_OF_CHAIN;
    }
    return sectors.filter((sector) => sector >= 0);
  }

  #numbers(sector: Uint8Array): Int32Array {
    const view = new DataView(sector.buffer, sector.byteOffset, sector.byteLength);
    return Int32Array.from({ length: sector.length >> 2 }, (_, i) => view.getInt32(i * 4, true));
  }

  #table(sectors: readonly number[]): Int32Array {
    const per = this.#sectorSize >> 2;
    if (sectors.length > this.bytes.length / this.#sectorSize) throw new Error('too many sectors');
    const table = new Int32Array(sectors.length * per).fill(END_OF_CHAIN);
    sectors.forEach((sector, i) => {
      table.set(this.#numbers(this.#sector(sector)), i * per);
    });
    return table;
  }

  #follow(table: Int32Array, start: number): number[] {
    const out: number[] = [];
    for (let at = start; at >= 0; at = table[at] ?? END_OF_CHAIN) {
      if (out.length > table.length) throw new Error('a chain of sectors runs in a circle');
      out.push(at);
    }
    return out;
  }

  #chain(start: number): Uint8Array {
    return joined(this.#follow(this.#fat, start).map((index) => this.#sector(index)));
  }

  #miniChain(start: number): Uint8Array {
    if (this.#mini === null) {
      const root = [...this.entries()].find((entry) => entry.type === 5);
      const bytes = root && root.start >= 0 ? this.#chain(root.start) : new Uint8Array();
      this.#mini = { bytes, fat: this.#numbers(this.#chain(this.#view.getInt32(60, true))) };
    }
    const { bytes, fat } = this.#mini;
    return joined(
      this.#follow(fat, start).map((index) =>
        bytes.subarray(index * this.#miniSize, (index + 1) * this.#miniSize),
      ),
    );
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
