import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  BrushComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

let registered = false;

/** ECharts with the parts that our charts use and no others. */
export function chartLibrary(): typeof echarts {
  if (!registered) {
    echarts.use([
      BarChart,
      CustomChart,

      LineChart,
      ScatterChart,
      BrushComponent,
      GridComponent,
      LegendComponent,
      MarkAreaComponent,
      MarkLineComponent,
      TooltipComponent,
      LabelLayout,
      SVGRenderer,
    ]);
    registered = true;
  }
  return echarts;
}
