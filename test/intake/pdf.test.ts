import { describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { LIMITS } from '../../src/intake/readers/limits.ts';
import { written } from '../../src/intake/readers/pdf/characters.ts';
import { factsOf, type LibraryFont } from '../../src/intake/readers/pdf/fonts.ts';
import { readFile } from '../../src/intake/readers/read-file.ts';
import type { Sheet } from '../../src/intake/types.ts';
import {
  type BorderStyle,
  drawTable,
  pdfFile,
  type TableDrawing,
  write,
} from '../fixtures/files/draw-pdf.ts';
import { type Grid, place } from '../fixtures/files/make.ts';
import { NATIONAL } from '../fixtures/files/national-form.ts';

const one = async (bytes: Uint8Array, limits = LIMITS) =>
  (await readFile(fromBytes('表.pdf', bytes), { limits }))[0]!;

const SMALL: Grid = [
  ['项目名称', { text: '道路养护', colSpan: 3 }],
  [{ text: '资金（万元）', rowSpan: 2 }, '预算数', '执行数', '执行率'],
  ['120.50', '96.40', '80.00%'],
];
const TEXTS = [
  ['项目名称', '道路养护', null, null],
  ['资金（万元）', '预算数', '执行数', '执行率'],
  [null, '120.50', '96.40', '80.00%'],
];

const texts = (sheet: Sheet | undefined) => sheet?.cells.map((row) => row.map((cell) => cell?.text ?? null));
const drawn = (drawing: TableDrawing = {}, grid: Grid = SMALL) =>
  pdfFile([{ content: drawTable(grid, drawing).content }]);
const kinds = (outcome: { problems: readonly { kind: string }[] }) => outcome.problems.map((p) => p.kind);

describe('cells between lines', () => {
  test.each<[string, TableDrawing]>([
    ['strokes', { style: 'lines' }],
    ['thin filled bars', { style: 'bars' }],
    ['double lines', { style: 'double' }],
    ['dots', { style: 'dots' }],
    ['a box around every cell', { style: 'boxes' }],
    ['no borders at the sides', { sides: false }],
    ['borders more than a point off', { wobble: 1.3 }],
    ['tiny characters', { size: 4 }],
  ])('drawn as %s', async (_, drawing) => {
    const { document, problems } = await one(drawn(drawing));
    expect(problems).toEqual([]);
    expect(texts(document?.sheets[0])).toEqual(TEXTS);
  });

  test.each<BorderStyle>(['lines', 'bars', 'double', 'dots', 'boxes'])('a whole form: %s', async (style) => {
    const { document, problems } = await one(drawn({ style, size: 7 }, NATIONAL));
    expect(problems).toEqual([]);
    const cells = document?.sheets[0]?.cells.flat().filter((cell) => cell !== null) ?? [];
    const plain = (text: string) => text.replaceAll('\n', '');
    expect(
      cells.map(({ row, col, rowSpan, colSpan, text }) => [row, col, rowSpan, colSpan, plain(text)]),
    ).toEqual(
      place(NATIONAL)
        .sort((a, b) => a.row - b.row || a.col - b.col)
        .map(({ row, col, rowSpan, colSpan, text }) => [row, col, rowSpan, colSpan, plain(text)]),
    );
  });

  test.each([90, 180, 270] as const)('on a page turned by %s degrees', async (rotate) => {
    const { content } = drawTable(SMALL);
    const turned = {
      90: `q 0 1 -1 0 842 0 cm ${content} Q`,
      180: `q -1 0 0 -1 595 842 cm ${content} Q`,
      270: `q 0 -1 1 0 0 595 cm ${content} Q`,
    }[rotate];
    const [width, height] = rotate === 180 ? [595, 842] : [842, 595];
    const page = { content: turned, rotate, width, height };
    expect(texts((await one(pdfFile([page]))).document?.sheets[0])).toEqual(TEXTS);
    // The same sideways on an upright page.
    const lying = await one(pdfFile([{ ...page, rotate: 0 }]));
    expect(texts(lying.document?.sheets[0])).toEqual(TEXTS);
  });

  test('inside a form of its own coordinates, twice as large', async () => {
    const { content } = drawTable(SMALL, { size: 4, x: 25, top: 390, width: 247 });
    const bytes = pdfFile([{ content: `q 2 0 0 2 0 0 cm ${content} Q` }]);
    expect(texts((await one(bytes)).document?.sheets[0])).toEqual(TEXTS);
  });

  test('two tables of a page, with the lines of text around them, each under its place', async () => {
    const first = drawTable(SMALL, { top: 740 });
    const second = drawTable(
      [
        ['甲', '乙'],
        ['1', '2'],
      ],
      { top: 500 },
    );
    const { document } = await one(
      pdfFile([
        {
          content:
            write('2023年度项目支出绩效自评表', 200, 780, 14) +
            first.content +
            write('备注：无', 50, 560) +
            second.content,
        },
      ]),
    );
    expect(
      document?.blocks.map((block) =>
        block.type === 'paragraph' ? `${block.locator} ${block.text}` : block.sheet.name,
      ),
    ).toEqual(['p1P1 2023年度项目支出绩效自评表', 'p1T1', 'p1P2 备注：无', 'p1T2']);
    expect(document?.sheets[0]?.cells[2]?.[1]).toMatchObject({ text: '120.50', locator: 'p1T1R3C1' });
    expect(document?.kind).toBe('pdf');
  });

  test('inside a form that the page shows in its own coordinates, and in a field that was filled in', async () => {
    const stream = (content: string, entries: string) =>
      `<< /Type /XObject /Subtype /Form ${entries} /Resources << /Font << /F1 3 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`;
    const table = stream(
      drawTable([
        ['预算数', '执行数'],
        ['100', ''],
      ]).content,
      '/BBox [0 0 595 842] /Matrix [0.5 0 0 0.5 20 300]',
    );
    const field = stream(write('90', 2, 4), '/BBox [0 0 60 14]');
    const widget =
      '<< /Type /Annot /Subtype /Widget /FT /Tx /F 4 /T (a) /V (90) /Rect [200 668 260 682] /AP << /N 11 0 R >> >>';
    const bytes = pdfFile(
      [{ content: 'q /X1 Do Q', resources: '/XObject << /X1 10 0 R >>', entries: '/Annots [12 0 R]' }],
      { objects: [table, field, widget] },
    );
    expect(texts((await one(bytes)).document?.sheets[0])).toEqual([
      ['预算数', '执行数'],
      ['100', '90'],
    ]);
  });

  test('one character below the other is one word, an underline parts no cell', async () => {
    const { content } = drawTable(
      [
        ['绩\n效\n指\n标', '达标'],
        ['数量', '3'],
      ],
      { width: 200 },
    );
    const under = '0.5 w 160 755 m 185 755 l S\n';
    const { document } = await one(pdfFile([{ content: content + under }]));
    const cells = texts(document?.sheets[0]);
    expect(cells?.map((row) => row.map((text) => text?.replaceAll('\n', '')))).toEqual([
      ['绩效指标', '达标'],
      ['数量', '3'],
    ]);
  });

  test('a character drawn twice to look bold is one, a long word broken is whole, numbers below one another stay apart', async () => {
    const { content } = drawTable(
      [
        ['', ''],
        ['', ''],
      ],
      { width: 120, size: 20, top: 700 },
    );
    const said =
      write('预算', 55, 683) +
      write('预算', 55.3, 683) +
      write('51990022T0000', 52, 655) +
      write('01234567', 52, 645) +
      write('100', 112, 655) +
      write('200', 112, 645);
    const { document } = await one(pdfFile([{ content: content + said }]));
    expect(texts(document?.sheets[0])).toEqual([
      ['预算', ''],
      ['51990022T000001234567', '100\n200'],
    ]);
  });
});

describe('a table that goes on overleaf', () => {
  const head = ['序号', '项目', '预算数', '执行数'];
  const rows = (from: number, to: number): Grid =>
    Array.from({ length: to - from }, (_, i) => [
      String(from + i),
      `项目${from + i}`,
      String((from + i) * 10),
      '5',
    ]);

  test('is one sheet; repeated headings, page numbers and running heads are left out', async () => {
    const page = (number: number, grid: Grid, top: number) => ({
      content:
        write('示例市示例局', 50, 815, 8) +
        drawTable(grid, { top }).content +
        write(`- ${number} -`, 290, 20),
    });
    const { document, problems } = await one(
      pdfFile([page(1, [head, ...rows(1, 40)], 780), page(2, [head, ...rows(40, 60)], 790)]),
    );
    expect(document?.blocks.filter((b) => b.type === 'paragraph').map((b) => b.text)).toEqual([]);
    expect(document?.sheets).toHaveLength(1);
    expect(texts(document?.sheets[0])).toEqual([head, ...rows(1, 60)]);
    expect(document?.sheets[0]?.cells[40]?.[1]?.locator).toBe('p2T1R2C2');
    expect(problems).toEqual([]);
  });

  test('has its merged cell go on, and a row cut by the break mended with a mark', async () => {
    const first = drawTable(
      [head, [{ text: '产出', rowSpan: 2 }, '数量', '1', '1'], ['质量', '2', '长长长长长长长长长长长长长长']],
      { size: 8, width: 480 },
    );
    const next = drawTable(
      [
        ['', '', '', '文字'],
        ['', '时效', '3', '3'],
      ],
      { size: 8, width: 480, top: 790 },
    );
    const { document, problems } = await one(
      pdfFile([{ content: first.content }, { content: next.content }]),
    );
    expect(texts(document?.sheets[0])).toEqual([
      head,
      ['产出', '数量', '1', '1'],
      [null, '质量', '2', '长长长长长长长长长长长长长长文字'],
      ['', '时效', '3', '3'],
    ]);
    expect(problems).toMatchObject([{ kind: 'page-break', severity: 'warning', place: 'p2T1R1C4' }]);
  });

  test('is another form where it begins again with the labels of the first', async () => {
    const form = (name: string): Grid => [
      ['项目名称', name],
      ['主管部门', '示例局'],
      ['预算数', '10'],
    ];
    const pages = ['甲', '乙', '丙'].map((name) => ({ content: drawTable(form(name)).content }));
    const { document } = await one(pdfFile(pages));
    expect(document?.sheets.map((sheet) => [sheet.name, sheet.cells[0]?.[1]?.text])).toEqual([
      ['p1T1', '甲'],
      ['p2T1', '乙'],
      ['p3T1', '丙'],
    ]);
  });
});

describe('what is not read, and why', () => {
  test('a scan', async () => {
    const outcome = await one(pdfFile([{ content: '0 0 100 100 re f' }, { content: '' }]));
    expect(outcome.document).toBeNull();
    expect(outcome.problems).toMatchObject([{ kind: 'no-text-layer', severity: 'error' }]);
    expect(outcome.problems[0]?.message.zh).toContain('2 页');
  });

  test('pages of a scan among others are named', async () => {
    const { content } = drawTable(SMALL);
    const outcome = await one(pdfFile([{ content }, { content: '' }, { content: '' }]));
    expect(outcome.problems).toMatchObject([{ kind: 'no-text-layer', severity: 'warning', place: 'p2' }]);
    expect(outcome.problems[0]?.message.en).toContain('2–3');
  });

  test('a table without lines', async () => {
    const content = [0, 1, 2, 3, 4]
      .map((i) =>
        ['单位', '100', '90', '0.9'].map((text, k) => write(text, 60 + k * 120, 700 - i * 20)).join(''),
      )
      .join('');
    const outcome = await one(pdfFile([{ content }]));
    expect(outcome.document).toBeNull();
    expect(kinds(outcome)).toEqual(['no-ruling-lines']);
  });

  test('a form whose cells are run together', async () => {
    const words =
      '项目名称道路养护主管部门示例局实施单位示例站预算数100执行数90一级指标二级指标三级指标分值10得分9';
    const outcome = await one(pdfFile([{ content: write(words, 40, 700) }]));
    expect(kinds(outcome)).toEqual(['no-ruling-lines']);
  });

  test('a font that does not say what its characters are', async () => {
    const font = `<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Own /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> /DW 1000 >> ] >>`;
    const outcome = await one(pdfFile([{ content: drawTable(SMALL).content }], { font }));
    expect(outcome.document).toBeNull();
    expect(kinds(outcome)).toEqual(['unreadable-font']);
  });

  test('a private-use character is read as unknown, and its cell named', async () => {
    const grid: Grid = [
      ['项目名称', '道路\ue123养护'],
      ['预算数', '100'],
    ];
    const outcome = await one(drawn({}, grid));
    expect(texts(outcome.document?.sheets[0])).toEqual([
      ['项目名称', '道路\ufffd养护'],
      ['预算数', '100'],
    ]);
    expect(outcome.problems).toMatchObject([
      { kind: 'unreadable-font', place: 'p1T1R1C2', severity: 'warning' },
    ]);
  });

  test('a password', async () => {
    const lock = `<< /Filter /Standard /V 1 /R 2 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> /P -4 >>`;
    const outcome = await one(
      pdfFile([{ content: drawTable(SMALL).content }], {
        objects: [lock],
        trailer: '/Encrypt 10 0 R /ID [<00><00>]',
      }),
    );
    expect(kinds(outcome)).toEqual(['password']);
  });

  test('a file cut short', async () => {
    const bytes = drawn();
    const outcome = await one(bytes.slice(0, bytes.length - 40));
    expect(kinds(outcome)).toEqual(['damaged']);
  });

  test('more pages, or more drawn on them, than the limits allow', async () => {
    const content = drawTable(SMALL).content;
    const bytes = pdfFile([{ content }, { content }]);
    expect(kinds(await one(bytes, { ...LIMITS, pdfPages: 1 }))).toEqual(['too-large']);
    expect(kinds(await one(bytes, { ...LIMITS, pdfMarks: 50 }))).toEqual(['too-large']);
    expect(kinds(await one(bytes, { ...LIMITS, pdfBytes: 500 }))).toEqual(['too-large']);
  });

  test('text laid invisibly over a scan is read with a mark', async () => {
    const outcome = await one(pdfFile([{ content: `3 Tr ${drawTable(SMALL).content}` }]));
    expect(texts(outcome.document?.sheets[0])).toEqual(TEXTS);
    expect(kinds(outcome)).toEqual(['recognised-text']);
  });

  test('a watermark across the page is left out, and said to be', async () => {
    const mark = `q 0.7 0.7 -0.7 0.7 200 500 cm ${write('内部资料', 0, 0, 60)} Q`;
    const outcome = await one(pdfFile([{ content: drawTable(SMALL, { top: 620 }).content + mark }]));
    expect(texts(outcome.document?.sheets[0])).toEqual(TEXTS);
    expect(outcome.problems).toMatchObject([{ kind: 'slanted-text', severity: 'info' }]);
  });

  test('text cut off at the edge of its frame is said to be', async () => {
    const { content } = drawTable([
      ['项目', '数'],
      ['甲', '1'],
    ]);
    const clipped = `q 50 700 60 20 re W n ${write('超出格子的一行长字', 60, 705)} Q`;
    expect(kinds(await one(pdfFile([{ content: content + clipped }])))).toContain('cut-text');
  });

  test('reading stops when it is cancelled', async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(readFile(fromBytes('a.pdf', drawn()), { signal: abort.signal })).rejects.toThrow();
  });

  test('reading stops between pages when it is cancelled on the way', async () => {
    const { content } = drawTable(NATIONAL);
    const bytes = pdfFile(Array.from({ length: 200 }, () => ({ content })));
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    const started = performance.now();
    await expect(readFile(fromBytes('a.pdf', bytes), { signal: abort.signal })).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe('what a font is believed to say', () => {
  const ascii = Array.from({ length: 0x7f }, (_, code) =>
    code > 0x20 ? String.fromCharCode(code) : undefined,
  );

  test.each<[string, LibraryFont, { known: boolean; assumed: boolean }]>([
    [
      'a map of its own',
      { composite: true, toUnicode: { _map: [...ascii] } },
      { known: true, assumed: false },
    ],
    [
      'glyph numbers alone',
      { composite: true, toUnicode: { firstChar: 0 } },
      { known: false, assumed: false },
    ],
    [
      'signs without an encoding',
      { isSymbolicFont: true, toUnicode: { _map: ascii } },
      { known: true, assumed: true },
    ],
    [
      'signs with a map of the few',
      { isSymbolicFont: true, toUnicode: { _map: ascii.slice(0, 0x40) } },
      { known: true, assumed: false },
    ],
    ['the usual encoding', { toUnicode: { _map: ascii } }, { known: true, assumed: false }],
  ])('%s', (_, font, { known, assumed }) => {
    const facts = factsOf(font);
    expect([facts.tells(0x31), facts.assumed]).toEqual([known, assumed]);
    if (font.toUnicode?._map) expect(facts.tells(0x7e + 5)).toBe(false);
  });
});

describe('characters as people write them', () => {
  test.each([
    ['⾏政⻓', '', '行政长'],
    ['\uf052', 'ABCDEF+Wingdings2', '☑'],
    ['\uf0b3', 'Symbol', '≥'],
    ['\uf0b3', 'ABCDEF+Own', '\ufffd'],
    ['１２％', '', '１２％'],
    ['ﬁ\u00a0x\u200b', '', 'fi x'],
  ])('%s', (text, font, expected) => {
    expect(written(text, font)).toBe(expected);
  });
});
