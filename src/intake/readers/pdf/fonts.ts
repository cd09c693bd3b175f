/** What the library tells of a font when asked for everything. */
export interface LibraryFont {
  readonly name?: string;
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: readonly number[];
  readonly composite?: boolean;
  readonly missingFile?: boolean;
  readonly isSymbolicFont?: boolean;
  readonly toUnicode?: {
    readonly _map?: readonly (string | undefined)[];
    readonly firstChar?: number;
  } | null;
}

/** A font as far as reading needs it. */
export interface FontFacts {
  readonly name: string;
  readonly vertical: boolean;
  readonly fontMatrix: readonly number[] | null;
  readonly defaultVMetrics: readonly number[] | null;
  /** True where only habit says what the codes mean: an embedded symbol font without any encoding. */
  readonly assumed: boolean;
  /** True for the code of a character whose meaning the font tells. */
  readonly tells: (code: number) => boolean;
  /** Codes met that it says are blank: a font has a space or two; one whose signs are all blank has lost what they are. */
  readonly blanks: Set<number>;
}

/** What can be believed of a font. */
export function factsOf(font: LibraryFont): FontFacts {
  const map = font.toUnicode?._map;
  return {
    name: font.name ?? '',
    assumed: isAssumed(font),
    vertical: font.vertical === true,
    fontMatrix: font.fontMatrix ?? null,
    defaultVMetrics: font.defaultVMetrics ?? null,
    // A composite font without a map has its glyphs' numbers taken for characters: never to be believed.
    tells: (code) => (map ? map[code] !== undefined : font.composite !== true),
    blanks: new Set(),
  };
}

/** A font that brings its own signs but no encoding is read by a standard one, all of which then stands in its map. */
function isAssumed({ composite, missingFile, isSymbolicFont, toUnicode }: LibraryFont): boolean {
  if (composite || missingFile || !isSymbolicFont) return false;
  for (let code = 0x21; code < 0x7f; code += 1)
    if (toUnicode?._map?.[code] !== String.fromCharCode(code)) return false;
  return true;
}
