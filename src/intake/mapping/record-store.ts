import type { FlatRecord, IndicatorCell } from './flat-record.ts';
import { FigureLane, Lane, NumberLane, TextLane, WordLane } from './lanes.ts';

/** What tells whose record it is. */
export type RecordKey = Pick<
  FlatRecord,
  'unit' | 'region' | 'project' | 'code' | 'year' | 'publication' | 'source'
>;

/**
 * The records of one flat table, property by property. A million records as objects, with their cells, would be tens
 * of millions of objects that the garbage collector copies about; here a record is an object only while it is
 * looked at.
 */
export class RecordStore {
  #length = 0;
  readonly #source = new Lane<number>();
  readonly #row = new NumberLane();
  readonly #locator = new TextLane<string>();
  readonly #unit = new WordLane<string>();
  readonly #department = new WordLane<string | null>();
  readonly #region = new WordLane<string | null>();
  readonly #project = new WordLane<string>();
  readonly #code = new TextLane<string>();
  readonly #year = new Lane<number>();
  readonly #yearBasis = new Lane<FlatRecord['yearBasis']>();
  readonly #publication = new Lane<number | null>();
  readonly #initial = new FigureLane();
  readonly #budget = new FigureLane();
  readonly #executed = new FigureLane();
  readonly #moneyUnit = new Lane<FlatRecord['moneyUnit']>();
  readonly #rate = new FigureLane();
  readonly #score = new FigureLane();
  readonly #scoreMax = new FigureLane();
  readonly #reviewedScore = new Lane<number | null>();
  readonly #category = new WordLane<string | null>();
  readonly #attribute = new WordLane<string | null>();
  readonly #term = new WordLane<string | null>();
  readonly #goalExpected = new TextLane<string | null>();
  readonly #goalActual = new TextLane<string | null>();
  readonly #reason = new TextLane<string | null>();
  readonly #improvement = new TextLane<string | null>();
  /** -1 for a record without an indicator, else its place among the indicators. */
  readonly #indicator = new Lane<number>();
  readonly #indicators = new IndicatorStore();

  get length(): number {
    return this.#length;
  }

  push(record: FlatRecord): void {
    this.#source.push(record.source);
    this.#row.push(record.row);
    this.#locator.push(record.locator);
    this.#unit.push(record.unit);
    this.#department.push(record.department);
    this.#region.push(record.region);
    this.#project.push(record.project);
    this.#code.push(record.code);
    this.#year.push(record.year);
    this.#yearBasis.push(record.yearBasis);
    this.#publication.push(record.publication);
    this.#initial.push(record.initial);
    this.#budget.push(record.budget);
    this.#executed.push(record.executed);
    this.#moneyUnit.push(record.moneyUnit);
    this.#rate.push(record.rate);
    this.#score.push(record.score);
    this.#scoreMax.push(record.scoreMax);
    this.#reviewedScore.push(record.reviewedScore);
    this.#category.push(record.category);
    this.#attribute.push(record.attribute);
    this.#term.push(record.term);
    this.#goalExpected.push(record.goalExpected);
    this.#goalActual.push(record.goalActual);
    this.#reason.push(record.reason);
    this.#improvement.push(record.improvement);
    this.#indicator.push(record.indicator === null ? -1 : this.#indicators.length);
    if (record.indicator !== null) this.#indicators.push(record.indicator);
    this.#length += 1;
  }

  at(i: number): FlatRecord {
    const indicator = this.#indicator.at(i);
    return {
      source: this.#source.at(i),
      row: this.#row.at(i) ?? 0,
      locator: this.#locator.at(i),
      unit: this.#unit.at(i),
      department: this.#department.at(i),
      region: this.#region.at(i),
      project: this.#project.at(i),
      code: this.#code.at(i),
      year: this.#year.at(i),
      yearBasis: this.#yearBasis.at(i),
      publication: this.#publication.at(i),
      initial: this.#initial.at(i),
      budget: this.#budget.at(i),
      executed: this.#executed.at(i),
      moneyUnit: this.#moneyUnit.at(i),
      rate: this.#rate.at(i),
      score: this.#score.at(i),
      scoreMax: this.#scoreMax.at(i),
      reviewedScore: this.#reviewedScore.at(i),
      category: this.#category.at(i),
      attribute: this.#attribute.at(i),
      term: this.#term.at(i),
      goalExpected: this.#goalExpected.at(i),
      goalActual: this.#goalActual.at(i),
      reason: this.#reason.at(i),
      improvement: this.#improvement.at(i),
      indicator: indicator < 0 ? null : this.#indicators.at(indicator),
    };
  }

  /** What tells whose record it is, without making the record. */
  keyAt(i: number): RecordKey {
    return {
      unit: this.#unit.at(i),
      region: this.#region.at(i),
      project: this.#project.at(i),
      code: this.#code.at(i),
      year: this.#year.at(i),
      publication: this.#publication.at(i),
      source: this.#source.at(i),
    };
  }
}

class IndicatorStore {
  length = 0;
  readonly #level1 = new WordLane<string>();
  readonly #level2 = new WordLane<string>();
  readonly #name = new WordLane<string>();
  readonly #measure = new WordLane<string | null>();
  readonly #nature = new WordLane<string>();
  readonly #target = new TextLane<string>();
  readonly #actual = new TextLane<string>();
  readonly #pointsMax = new FigureLane();
  readonly #points = new FigureLane();
  readonly #reviewedActual = new TextLane<string | null>();
  readonly #reviewedPoints = new Lane<number | null>();

  push(cell: IndicatorCell): void {
    this.#level1.push(cell.level1);
    this.#level2.push(cell.level2);
    this.#name.push(cell.name);
    this.#measure.push(cell.measure);
    this.#nature.push(cell.nature);
    this.#target.push(cell.target);
    this.#actual.push(cell.actual);
    this.#pointsMax.push(cell.pointsMax);
    this.#points.push(cell.points);
    this.#reviewedActual.push(cell.reviewedActual);
    this.#reviewedPoints.push(cell.reviewedPoints);
    this.length += 1;
  }

  at(i: number): IndicatorCell {
    return {
      level1: this.#level1.at(i),
      level2: this.#level2.at(i),
      name: this.#name.at(i),
      measure: this.#measure.at(i),
      nature: this.#nature.at(i),
      target: this.#target.at(i),
      actual: this.#actual.at(i),
      pointsMax: this.#pointsMax.at(i),
      points: this.#points.at(i),
      reviewedActual: this.#reviewedActual.at(i),
      reviewedPoints: this.#reviewedPoints.at(i),
    };
  }
}

/** Records of several tables under one count. */
export class AllRecords {
  readonly length: number;
  readonly #stores: readonly RecordStore[];
  /** The count at which each table begins. */
  readonly #begins: readonly number[];

  constructor(stores: readonly RecordStore[]) {
    this.#stores = stores.filter((store) => store.length > 0);
    let length = 0;
    this.#begins = this.#stores.map((store) => {
      const begin = length;
      length += store.length;
      return begin;
    });
    this.length = length;
  }

  at(record: number): FlatRecord {
    let low = 0;
    let high = this.#begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#begins[middle] ?? 0) <= record) low = middle;
      else high = middle - 1;
    }
    const store = this.#stores[low];
    if (!store) throw new RangeError(`no record ${record}`);
    return store.at(record - (this.#begins[low] ?? 0));
  }

  *keys(): Generator<RecordKey> {
    for (const store of this.#stores) for (let i = 0; i < store.length; i += 1) yield store.keyAt(i);
  }
}
