import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { StreamDecoder } from '../../src/intake/readers/decode.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { LIMITS } from '../../src/intake/readers/limits.ts';
import { type FileOutcome, type ReadFileOptions, readFile } from '../../src/intake/readers/read-file.ts';
import { type Cell, expandMerged, type Sheet } from '../../src/intake/types.ts';
import { encode } from '../fixtures/files/encode.ts';
import { HUBEI_FORM, HUBEI_TITLE } from '../fixtures/files/hubei-form.ts';
import {
  csvOf,
  docxOf,
  type Grid,
  htmlOf,
  htmlTable,
  place,
  rawDocx,
  xlsxOf,
} from '../fixtures/files/make.ts';

async function readOnly(
  name: string,
  bytes: Uint8Array | string,
  options: ReadFileOptions = {},
): Promise<FileOutcome> {
  const outcomes = await readFile(
    fromBytes(name, typeof bytes === 'string' ? strToU8(bytes) : bytes),
    options,
  );
  expect(outcomes).toHaveLength(1);
  return outcomes[0]!;
}

const FORM_GRID = HUBEI_FORM[2] as Grid;

/** Each filled cell as position, spans and text, to be compared with the grid the file was made of. */
function spans(sheet: Sheet): string[] {
  return sheet.cells
    .flat()
    .filter((c): c is Cell => c !== null && c.text !== '')
    .map((c) => `${c.row},${c.col} ${c.rowSpan}x${c.colSpan} ${c.text}`);
}

const EXPECTED = place(FORM_GRID)
  .filter((p) => p.text !== '')
  .map((p) => `${p.row},${p.col} ${p.rowSpan}x${p.colSpan} ${p.text}`);

describe('a form keeps its merged cells in every format', () => {
  test('Word: grid spans and vertical merges', async () => {
    const { document, problems } = await readOnly('表.docx', await docxOf(HUBEI_FORM));
    expect(problems).toEqual([]);
    expect(document?.kind).toBe('docx');
    expect(spans(document!.sheets[0]!)).toEqual(EXPECTED);
    expect(document!.blocks[0]).toEqual({ type: 'paragraph', text: HUBEI_TITLE, locator: 'P1' });
    expect(document!.sheets[0]!.cells[1]![3]!.locator).toBe('T1R2C3');
  });

  test('workbook', async () => {
    const { document } = await readOnly('表.xlsx', xlsxOf([{ name: '自评表', grid: FORM_GRID }]));
    expect(spans(document!.sheets[0]!)).toEqual(EXPECTED);
    expect(document!.sheets[0]!.cells[1]![3]!.locator).toBe('自评表!D2');
  });

  test.each(['xls', 'ods'] as const)('workbook saved as %s', async (bookType) => {
    const { document } = await readOnly('表.dat', xlsxOf([{ name: '自评表', grid: FORM_GRID }], bookType));
    expect(spans(document!.sheets[0]!)).toEqual(EXPECTED);
  });

  test('saved page', async () => {
    const { document } = await readOnly('表.html', htmlOf(HUBEI_FORM));
    expect(document!.sheets).toHaveLength(1);
    expect(spans(document!.sheets[0]!)).toEqual(EXPECTED);
    expect(JSON.stringify(document)).not.toMatch(/script|color:red/u);
  });

  test('expanding repeats a merged cell over what it covers', async () => {
    const { document } = await readOnly('表.html', htmlTable(FORM_GRID));
    const grid = expandMerged(document!.sheets[0]!);
    expect(grid[8]!.map((c) => c?.text)).toEqual([
      '产出指标\n（40分）',
      '质量指标',
      '发放准确率',
      '≥98%',
      '99.1%',
      '10',
      '10',
    ]);
  });
});

describe('Word', () => {
  const p = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const tc = (inner: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;

  test('several forms, and a table within a cell is a table of its own', async () => {
    const inner = `<w:tbl><w:tr>${tc(p('内1'))}${tc(p('内2'))}</w:tr></w:tbl>`;
    const body = `${p('表一')}<w:tbl><w:tr>${tc(p('外') + inner + p('后'))}</w:tr></w:tbl>${p('表二')}<w:tbl><w:tr>${tc(p('乙'))}</w:tr></w:tbl>`;
    const { document } = await readOnly('a.docx', rawDocx(body));
    expect(document!.sheets.map((s) => [s.name, s.cells[0]!.map((c) => c?.text)])).toEqual([
      ['T1', ['外\n后']],
      ['T2', ['内1', '内2']],
      ['T3', ['乙']],
    ]);
    expect(document!.blocks.map((b) => (b.type === 'paragraph' ? b.text : b.sheet.name))).toEqual([
      '表一',
      'T1',
      'T2',
      '表二',
      'T3',
    ]);
  });

  test('deleted, hidden and field text stays out; inserted text, ticks and numbers stay in', async () => {
    const body =
      '<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>' +
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' +
      '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>否</w:t></w:r>' +
      '<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar><w:t>延续</w:t></w:r></w:p>' +
      '<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>';
    const { document } = await readOnly('a.docx', rawDocx(body));
    expect(document!.blocks.map((b) => b.type === 'paragraph' && b.text)).toEqual(['新☑是☐否☑延续', '框']);
  });

  test('automatic numbers are part of what is printed', async () => {
    const numbering =
      '<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>';
    const item = (text: string, level: number): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const body = item('基本情况', 0) + item('人员', 1) + item('资金', 1) + item('绩效', 0) + item('产出', 1);
    const { document } = await readOnly('a.docx', rawDocx(body, { 'word/numbering.xml': numbering }));
    expect(document!.blocks.map((b) => b.type === 'paragraph' && b.text)).toEqual([
      '一、基本情况',
      '1.人员',
      '2.资金',
      '二、绩效',
      '1.产出',
    ]);
  });

  test('an entity bomb expands to nothing', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
    ).join('');
    const prolog = `<!DOCTYPE x [<!ENTITY e0 "boom">${entities}]>`;
    const { document } = await readOnly('a.docx', rawDocx(p('甲 &e9; 乙'), {}, prolog));
    const text = document!.blocks.map((b) => (b.type === 'paragraph' ? b.text : '')).join('');
    expect(text).toContain('甲');
    expect(text.length).toBeLessThan(20);
    expect(text).not.toContain('boom');
  });

  test('Word 2003 XML and single-file web pages named .doc are read', async () => {
    const xml = `<?xml version="1.0"?><w:wordDocument xmlns:w="w"><w:body><w:tbl><w:tr>${tc(p('甲'), '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl></w:body></w:wordDocument>`;
    expect((await readOnly('a.doc', xml)).document!.sheets[0]!.cells[0]![0]).toMatchObject({
      text: '甲',
      colSpan: 2,
    });
    const html = encode(htmlTable([['项目', '预算']]), 'gb18030');
    const quoted = [...html]
      .map((b) => `=${b.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
      .replace(/.{60}/gu, '$&=\r\n')
      .replace(/=([0-9A-F]?)=\r\n/gu, '=\r\n=$1');
    const mht = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted}\r\n--b--\r\n`;
    expect((await readOnly('a.doc', mht)).document!.sheets[0]!.cells[0]!.map((c) => c!.text)).toEqual([
      '项目',
      '预算',
    ]);
  });
});

describe('workbooks', () => {
  const grid: Grid = [['金额', '执行率', '日期', '编码', '公式', '错', '月']];
  const numbers = xlsxOf([
    {
      name: 'S',
      grid,
      edit: (s) => {
        s.A2 = { t: 'n', v: 1234567.891, z: '#,##0.00' };
        s.B2 = { t: 'n', v: 0.4127932698664699, z: '0.00%' };
        s.C2 = { t: 'n', v: 44469, z: 'm/d/yy' };
        s.D2 = { t: 'n', v: 2024257990001 };
        s.E2 = { t: 'n', v: 30, f: 'SUM(1,2)' };
        s.F2 = { t: 'e', v: 7, w: '#DIV/0!' };
        s.G2 = { t: 'n', v: 44440, z: 'yyyy"年"m"月"' };
        s['!ref'] = 'A1:G2';
      },
    },
  ]);

  test('numbers read as printed, with the whole number beside them; formulas keep the stored result', async () => {
    const { document } = await readOnly('n.xlsx', numbers);
    const row = document!.sheets[0]!.cells[1]!;
    expect(row.map((c) => [c!.text, c!.exact])).toEqual([
      ['1,234,567.89', '1234567.891'],
      ['41.28%', '0.41279326986647'],
      ['2021-09-30', undefined],
      ['2024257990001', undefined],
      ['30', undefined],
      ['#DIV/0!', undefined],
      ['2021年9月', undefined],
    ]);
  });

  test('a formula that was never computed is named, not computed', async () => {
    const bytes = zipSync({
      ...unzipSync(xlsxOf([{ name: 'S', grid: [['甲']] }])),
      'xl/worksheets/sheet1.xml': strToU8(
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B1"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><f>1+1</f></c></row></sheetData></worksheet>',
      ),
    });
    const { document, problems } = await readOnly('n.xlsx', bytes);
    expect(document!.sheets[0]!.cells[0]!.map((c) => c?.text)).toEqual(['甲']);
    expect(problems).toMatchObject([{ kind: 'formula-without-value', place: 'S!B1' }]);
  });

  test('text that a merge covers is not shown and not read', async () => {
    const bytes = xlsxOf([
      {
        name: 'S',
        grid: [[{ text: '甲', colSpan: 2 }, '乙']],
        edit: (s) => {
          s.B1 = { t: 's', v: '盖住' };
        },
      },
    ]);
    const { document } = await readOnly('m.xlsx', bytes);
    expect(document!.sheets[0]!.cells[0]!.map((c) => c?.text ?? null)).toEqual(['甲', null, '乙']);
  });

  test('hidden sheets are named and left out unless asked for', async () => {
    const bytes = xlsxOf([
      { name: '表', grid },
      { name: '底稿', grid, hidden: true },
    ]);
    const plain = await readOnly('h.xlsx', bytes);
    expect(plain.document!.sheets.map((s) => s.name)).toEqual(['表']);
    expect(plain.problems).toMatchObject([{ kind: 'hidden-sheets', value: '底稿' }]);
    const all = await readOnly('h.xlsx', bytes, { hiddenSheets: true });
    expect(all.document!.sheets.map((s) => [s.name, s.hidden])).toEqual([
      ['表', false],
      ['底稿', true],
    ]);
  });
});

describe('text tables', () => {
  const rows = [
    ['单位', '年度', '项目', '预算'],
    ['示例局', '2022', '培训，"甲"类\n第二行', '1,200.5'],
    ['示例局', '2023', '培训', '3'],
  ];

  test('wherever the first bytes looked at end within a character', async () => {
    for (const before of ['', 'a', 'ab']) {
      const { document, problems } = await readOnly(
        't.csv',
        `${before}\n${'项目,预算数,执行数\n'.repeat(400)}`,
      );
      expect(problems).toEqual([]);
      expect(document?.sheets[0]?.cells[1]?.map((cell) => cell?.text)).toEqual(['项目', '预算数', '执行数']);
    }
  });

  test('in a stream whose pieces end within a character', () => {
    const bytes = strToU8(`${'a'.repeat(1000)}${'项目'.repeat(100)}`);
    for (const at of [1001, 1002, 1003]) {
      const decoder = new StreamDecoder();
      const text = decoder.push(bytes.subarray(0, at)) + decoder.push(bytes.subarray(at), true);
      expect([decoder.encoding, text.slice(998, 1004)]).toEqual(['utf-8', 'aa项目项目']);
    }
  });

  test.each(['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be', 'utf-16le-bom', 'utf-16be-bom'])(
    'CSV in %s',
    async (encoding) => {
      const { document } = await readOnly('t.csv', encode(csvOf(rows), encoding));
      expect(document!.sheets[0]!.cells.map((r) => r.map((c) => c!.text))).toEqual(rows);
      expect(document!.sheets[0]!.cells.map((r) => r[0]!.locator)).toEqual(['L1', 'L2-3', 'L4']);
    },
  );

  test.each([',', ';', '\t'])('delimiter %j', async (delimiter) => {
    const { document } = await readOnly('t.txt', csvOf(rows, delimiter));
    expect(document!.sheets[0]!.cells.map((r) => r.map((c) => c!.text))).toEqual(rows);
  });

  test('bare CR ends lines when there is no LF, and stays in a cell when there is', async () => {
    const old = await readOnly('t.csv', 'a,b,c\r1,2,3\r4,5,6');
    expect(old.document!.sheets[0]!.cells.map((r) => r.map((c) => c!.text).join())).toEqual([
      'a,b,c',
      '1,2,3',
      '4,5,6',
    ]);
    const mixed = await readOnly('t.csv', 'a,b,c\r\n1,二\r行,3\n4,5,6\r\n');
    expect(mixed.document!.sheets[0]!.cells.map((r) => r.map((c) => c!.text))).toEqual([
      ['a', 'b', 'c'],
      ['1', '二\r行', '3'],
      ['4', '5', '6'],
    ]);
  });

  test('a quote that never closes is a character, with its line named', async () => {
    const { document, problems } = await readOnly('t.csv', 'a,b,c\n1,"二,3\n4,5,6\n');
    expect(document!.sheets[0]!.cells.map((r) => r.map((c) => c!.text))).toEqual([
      ['a', 'b', 'c'],
      ['1', '"二', '3'],
      ['4', '5', '6'],
    ]);
    expect(problems).toMatchObject([{ kind: 'stray-quote', place: 'L2' }]);
  });

  test('Japanese and Spanish files by strong signs, others by choice', async () => {
    const japanese = encode('事業名,予算額,執行額\nシステムのかいはつ,1,2\n', 'shift_jis');
    const jp = await readOnly('j.csv', japanese);
    expect(jp.document!.sheets[0]!.cells[1]![0]!.text).toBe('システムのかいはつ');
    expect(jp.problems).toMatchObject([{ kind: 'encoding-guessed', value: 'shift_jis' }]);
    const spanish = await readOnly(
      's.csv',
      encode('Secretaría;Ejecución;Año\nDesarrollo Económico;1;2024\n', 'windows-1252'),
    );
    expect(spanish.document!.sheets[0]!.cells[0]!.map((c) => c!.text)).toEqual([
      'Secretaría',
      'Ejecución',
      'Año',
    ]);
    const big5 = encode('單位,項目,預算\n示例局,培訓,3\n', 'big5');
    const chosen = await readOnly('b.csv', big5, { encoding: 'big5' });
    expect(chosen.document!.sheets[0]!.cells[1]!.map((c) => c!.text)).toEqual(['示例局', '培訓', '3']);
  });

  test('a page in GBK that says so', async () => {
    const { document } = await readOnly(
      'p.htm',
      encode(htmlOf(['标题', [['项目', '得分']]], 'gb2312'), 'gb18030'),
    );
    expect(document!.blocks[0]).toMatchObject({ text: '标题' });
  });

  test('markup in cells is text', async () => {
    const { document } = await readOnly('x.csv', 'a,b,c\n<img src=x onerror=alert(1)>,=1+1,@x\n');
    expect(document!.sheets[0]!.cells[1]!.map((c) => c!.text)).toEqual([
      '<img src=x onerror=alert(1)>',
      '=1+1',
      '@x',
    ]);
  });
});

describe('archives and limits', () => {
  test('a ZIP of ZIPs, with GBK names and clutter', async () => {
    const inner = zipSync({ '乙.csv': strToU8('a,b,c\n1,2,3\n') });
    const zip = zipSync({
      'docs/甲.docx': await docxOf(HUBEI_FORM),
      'inner.zip': inner,
      '__MACOSX/._x': strToU8('x'),
      '~$甲.docx': strToU8('x'),
    });
    const outcomes = await readFile(fromBytes('all.zip', zip));
    expect(outcomes.map((o) => [o.file, o.document?.kind])).toEqual([
      ['all.zip/docs/甲.docx', 'docx'],
      ['all.zip/inner.zip/乙.csv', 'csv'],
    ]);
    const latin = zipSync({ 'AB.csv': strToU8('a,b,c\n1,2,3\n') });
    const gbk = encode('表', 'gb18030');
    const renamed = latin.map((byte, i) =>
      latin[i] === 0x41 && latin[i + 1] === 0x42
        ? gbk[0]!
        : latin[i - 1] === 0x41 && byte === 0x42
          ? gbk[1]!
          : byte,
    );
    expect((await readFile(fromBytes('g.zip', renamed)))[0]!.file).toBe('g.zip/表.csv');
  });

  test('a bomb, also one that lies about its size, is refused', async () => {
    const bomb = zipSync({ 'zeros.csv': new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
    expect((await readOnly('bomb.zip', bomb)).problems).toMatchObject([
      { kind: 'too-large', severity: 'error' },
    ]);
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    const directory = view.getUint32(bomb.length - 22 + 16, true);
    view.setUint32(directory + 24, 100, true);
    view.setUint32(22, 100, true);
    expect((await readOnly('liar.zip', bomb)).problems).toMatchObject([{ kind: 'too-large' }]);
    const deep = ['a', 'b', 'c'].reduce(
      (bytes, name) => zipSync({ [`${name}.zip`]: bytes }),
      zipSync({ 'x.csv': strToU8('a,b\n1,2\n') }),
    );
    expect((await readOnly('deep.zip', deep)).problems).toMatchObject([
      { kind: 'too-large', severity: 'error' },
    ]);
  });

  test('ten thousand columns are refused in every format', async () => {
    const wide = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
    const files: [string, Uint8Array | string][] = [
      ['w.csv', `${wide.join(',')}\n${wide.join(',')}\n`],
      ['w.xlsx', xlsxOf([{ name: 'S', grid: [wide] }])],
      ['w.html', htmlTable([wide])],
    ];
    for (const [name, bytes] of files) {
      const { document, problems } = await readOnly(name, bytes);
      expect([name, document]).toEqual([name, null]);
      expect(problems[0]).toMatchObject({ kind: 'too-large', severity: 'error', file: name });
      expect(problems[0]!.message.zh).toContain('列');
    }
  });

  test('a million empty rows are passed over and named', async () => {
    const bytes = xlsxOf([
      {
        name: 'S',
        grid: [['头', '尾']],
        edit: (s) => {
          s.A1000001 = { t: 's', v: '末' };
          s['!ref'] = 'A1:B1000001';
        },
      },
    ]);
    const { document, problems } = await readOnly('e.xlsx', bytes);
    expect(document!.sheets[0]!.cells[1_000_000]![0]!.text).toBe('末');
    expect(problems).toMatchObject([{ kind: 'empty-rows' }]);
  });

  test('rows above the limit of cells in memory are refused with both figures', async () => {
    const { problems } = await readOnly('r.csv', 'a,b,c\n1,2,3\n'.repeat(20), {
      limits: { ...LIMITS, rows: 10 },
    });
    expect(problems[0]!.message.en).toMatch(/Rows: 40, more than the limit of 10/u);
  });

  test.each([
    ['a.docx', new Uint8Array(), 'empty-file'],
    ['a.docx', strToU8('PK\u0003\u0004 not really'), 'damaged'],
    ['a.pdf', strToU8('%PDF-1.7 …'), 'damaged'],
    ['a.docx', strToU8('{\\rtf1 …}'), 'convert-first'],
    ['a.xlsx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'unknown-format'],
    ['a.csv', Uint8Array.of(0x52, 0x61, 0x72, 0x21, 0x1a, 7), 'unknown-format'],
    ['a.txt', Uint8Array.from({ length: 999 }, (_, i) => i % 7), 'unknown-format'],
  ])('%s by its content: %#', async (name, bytes, kind) => {
    const { document, problems } = await readOnly(name, bytes);
    expect(document).toBeNull();
    expect(problems).toMatchObject([{ kind, severity: 'error', file: name }]);
    expect(problems[0]!.remedy.zh).not.toBe('');
  });
});
